export type EmergencyNumber = '110' | '119' | '120';

/** Words that say somebody is in danger now: who must be called first. */
const SIGNS: Record<EmergencyNumber, RegExp> = {
  '110':
    /打架|斗殴|抢劫|抢夺|持刀|砍人|捅人|杀人|绑架|家暴|打人|强奸|猥亵|跳楼|轻生|自杀|失踪|走失|拐/,
  '119':
    /着火|起火|失火|火灾|大火|冒烟|浓烟|爆炸|燃气泄漏|煤气泄漏|漏煤气|漏燃气|被困|塌|溺水|落水/,
  '120':
    /昏倒|晕倒|昏迷|不省人事|没有呼吸|受伤|流血|心脏病|脑梗|中风|抽搐|车祸|撞人|触电|中毒|喝农药|喝药|要生了|骨折/,
};

/** Whom to call before anything else, for what somebody wrote; empty where nothing says danger. */
export function emergencyNumbers(words: string): EmergencyNumber[] {
  return (['110', '119', '120'] as const).filter((number) => SIGNS[number].test(words));
}
