import { Button } from '../../components/Button/Button';
import { Notice } from '../../components/Notice/Notice';
import { home } from '../../messages/home';
import { useSettings } from '../../stores/settings';

/** Offers the larger letters, once. */
export function ElderOffer() {
  const { elderOffered, setElder, dismissElderOffer } = useSettings();
  if (elderOffered) return null;
  return (
    <Notice tone="info" words={home.elderOffer}>
      <Button compact words={home.elderYes} onPress={() => setElder(1)} />
      <Button compact kind="plain" words={home.elderNo} onPress={dismissElderOffer} />
    </Notice>
  );
}
