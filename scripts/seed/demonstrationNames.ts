import type { Random } from './random';

const SURNAMES = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕',
];
const GIVEN = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华玉秀珍建国春生文海燕红梅志远雪松',
];
/** Names longer than most screens expect. */
const LONG_NAMES = ['阿卜杜热合曼·买买提依明', '古丽巴哈尔·阿不都克里木', '欧阳文彬'];

/** A name drawn by chance; it belongs to nobody. One in sixty is long. */
export function drawName(random: Random): string {
  if (random.chance(1 / 60)) return random.pick(LONG_NAMES);
  const given = random.chance(0.75) ? random.pick(GIVEN) + random.pick(GIVEN) : random.pick(GIVEN);
  return random.pick(SURNAMES) + given;
}
