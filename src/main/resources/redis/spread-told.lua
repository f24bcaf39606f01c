-- All other lines have been told of a block, unless something has come of it since.
-- KEYS  1 spreading
-- ARGV  1 entry  2 since
if redis.call('ZSCORE', KEYS[1], ARGV[1]) == ARGV[2] then return redis.call('ZREM', KEYS[1], ARGV[1]) end
return 0
