-- Stops writing to Meta for a line, but for a probe now and then.
-- KEYS  1 paused
-- ARGV  1 why, as JSON  2 until the first probe (ms)
-- Returns 1 where the line was not paused before.
local redisTime = redis.call('TIME')
local now = redisTime[1] * 1000 + math.floor(redisTime[2] / 1000)
local pause = cjson.decode(ARGV[1])
local stored = redis.call('GET', KEYS[1])
pause.since = stored and cjson.decode(stored).since or now
pause.probe = now + tonumber(ARGV[2])
redis.call('SET', KEYS[1], cjson.encode(pause))
return stored and 0 or 1
