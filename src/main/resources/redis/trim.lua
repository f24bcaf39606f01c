-- Forgets what has had its time on a line, a bounded amount: closed cases, old wanted flags, what was recorded.
-- KEYS  those of cases, then  12 once  13 wanted ends
-- ARGV  1 wanted since before this is forgotten  2 recorded before this is forgotten  3 how many at most of each
--       4 how many wanted flags a line may have; the oldest go
-- Returns {cases forgotten, wanted flags dropped, records forgotten, the longer of both lists looked at for their ends}.
local redisTime = redis.call('TIME')
local now = redisTime[1] * 1000 + math.floor(redisTime[2] / 1000)
local limit = tonumber(ARGV[3])

local forgotten = 0
for _, id in ipairs(redis.call('ZRANGE', FORGETTABLE, '-inf', now, 'BYSCORE', 'LIMIT', 0, limit)) do
  local json = redis.call('HGET', CASES, id)
  if json and string.sub(json, 1, 1) == '{' then
    local case = cjson.decode(json)
    dropCause(id, case)
    for _, other in ipairs({case.phone or id, case.bsuid or id}) do
      if redis.call('HGET', CASES, other) == '@' .. id then redis.call('HDEL', CASES, other) end
    end
  end
  redis.call('HDEL', CASES, id)
  for _, key in ipairs({FORGETTABLE, WANTED, ALLOWED}) do redis.call('ZREM', key, id) end
  forgotten = forgotten + 1
end

-- Those whose time on a list is over. The case itself knows it; where it has changed, it is looked at again then.
-- field: wanted or allowed
local function expire(ends, field, list)
  local due = redis.call('ZRANGE', ends, '-inf', now, 'BYSCORE', 'LIMIT', 0, limit)
  for _, entry in ipairs(due) do
    redis.call('ZREM', ends, entry)
    local id, json = kept(entry)
    local case = json and cjson.decode(json)
    local listed = case and case[field]
    if listed and listed.ends then
      if listed.ends > now then
        redis.call('ZADD', ends, listed.ends, id)
      else
        case[field] = nil
        redis.call('ZREM', list, id)
        if field == 'wanted' and not isOpen(case) then dropCause(id, case) end
        redis.call('HSET', CASES, id, cjson.encode(case))
      end
    end
  end
  return #due
end
local ended = math.max(expire(KEYS[13], 'wanted', WANTED), expire(ALLOWED, 'allowed', ALLOWED))

local dropped = redis.call('ZRANGE', WANTED, '-inf', ARGV[1], 'BYSCORE', 'LIMIT', 0, limit)
local excess = math.min(redis.call('ZCARD', WANTED) - tonumber(ARGV[4]), limit)
if excess > #dropped then dropped = redis.call('ZRANGE', WANTED, 0, excess - 1) end
for _, id in ipairs(dropped) do
  local json = redis.call('HGET', CASES, id)
  if json and string.sub(json, 1, 1) == '{' then
    local case = cjson.decode(json)
    case.wanted = nil
    if not isOpen(case) then dropCause(id, case) end
    redis.call('HSET', CASES, id, cjson.encode(case))
  end
  redis.call('ZREM', WANTED, id)
end

local recorded = redis.call('ZRANGE', KEYS[12], '-inf', ARGV[2], 'BYSCORE', 'LIMIT', 0, limit)
if #recorded > 0 then redis.call('ZREM', KEYS[12], unpack(recorded)) end
return {forgotten, #dropped, #recorded, ended}
