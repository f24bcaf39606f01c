-- The moment at which somebody begins to read Meta's list, or has just read it.
-- KEYS  1 list
-- Returns {Redis' time (ms), how many changes of the list have been booked by then, on the whole}.
local redisTime = redis.call('TIME')
local now = redisTime[1] * 1000 + math.floor(redisTime[2] / 1000)
return {now, tonumber(redis.call('HGET', KEYS[1], 'since') or 0)}
