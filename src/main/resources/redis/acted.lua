-- Messages of a crowd whose senders were acted on: they wait no longer.
-- KEYS  1 counted  2 waiting: no key until the first are acted on, since all wait then
-- ARGV  the messages' members
-- The empty member, later than all, keeps the key while nobody waits.
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
if redis.call('EXISTS', KEYS[2]) == 0 then
  redis.call('ZUNIONSTORE', KEYS[2], 1, KEYS[1])
  redis.call('ZADD', KEYS[2], '+inf', '')
end
redis.call('PEXPIREAT', KEYS[2], redis.call('PEXPIRETIME', KEYS[1]))
return redis.call('ZREM', KEYS[2], unpack(ARGV))
