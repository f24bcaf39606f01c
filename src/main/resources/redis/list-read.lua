-- Keeps how many users Meta's list held. What is booked from the mark on comes on top of that; what is booked only now,
-- and was true at the mark, moves the mark along.
-- KEYS  1 list
-- ARGV  1 when the reading began (ms)  2 users  3 changes booked up to the mark
-- Returns 1, or 0 where a later reading is known.
if tonumber(ARGV[1]) < tonumber(redis.call('HGET', KEYS[1], 'readAt') or 0) then return 0 end
redis.call('HSET', KEYS[1], 'readAt', ARGV[1], 'count', ARGV[2], 'mark', ARGV[3])
return 1
