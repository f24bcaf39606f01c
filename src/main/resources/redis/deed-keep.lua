-- Opens the scripts that write down what a person did.

-- index: sorted set of the places of deeds: Redis' milliseconds with three digits more, later than all before
-- texts: hash of place to deed as JSON, and of place with :came to what came of it
-- came: JSON, or '' where that is not known
-- Returns the place.
local function keepDeed(index, texts, cap, json, came)
  local time = redis.call('TIME')
  local last = redis.call('ZRANGE', index, -1, -1)[1]
  local clock = (time[1] * 1000 + math.floor(time[2] / 1000)) * 1000
  local place = string.format('%.0f', math.max(clock, last and tonumber(last) + 1 or 0))
  redis.call('ZADD', index, place, place)
  redis.call('HSET', texts, place, json)
  if came ~= '' then redis.call('HSET', texts, place .. ':came', came) end

  local excess = redis.call('ZCARD', index) - cap
  if excess > 0 then
    for _, old in ipairs(redis.call('ZRANGE', index, 0, excess - 1)) do
      redis.call('HDEL', texts, old, old .. ':came')
    end
    redis.call('ZREMRANGEBYRANK', index, 0, excess - 1)
  end
  return place
end
