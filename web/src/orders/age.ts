/** How long ago something was, in the largest unit that fits, as the key and count of its words. */
export function ageOf(instant: string, now: number): { key: 'days' | 'hours' | 'minutes'; count: number } {
  const minutes = Math.max(0, Math.floor((now - new Date(instant).getTime()) / 60_000));
  if (minutes < 60) return { key: 'minutes', count: minutes };
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? { key: 'hours', count: hours } : { key: 'days', count: Math.floor(hours / 24) };
}
