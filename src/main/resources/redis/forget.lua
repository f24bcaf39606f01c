-- Removes one sender's last inbound and counters.
-- KEYS  1 seen  2 counters of the sender
-- ARGV  1 id  2 what the counters' names begin with
for _, name in ipairs(redis.call('SMEMBERS', KEYS[2])) do
  redis.call('DEL', ARGV[2] .. name)
end
redis.call('DEL', KEYS[2])
return redis.call('ZREM', KEYS[1], ARGV[1])
