-- Keeps a lock for longer, if it is still ours.
-- KEYS  1 lock    ARGV  1 token  2 how long from now (ms)
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
return 0
