-- Sets one part of a deed that is still kept.
-- KEYS  1 the texts of deeds
-- ARGV  1 its place  2 '' for the deed, :came for what came of it  3 as JSON
-- Returns 1, or 0 where it is kept no longer.
if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 0 then return 0 end
redis.call('HSET', KEYS[1], ARGV[1] .. ARGV[2], ARGV[3])
return 1
