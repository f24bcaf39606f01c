-- The worker takes what is due on its line, the earliest deadline first, and the right to write to Meta.
-- A claimed case comes back by itself when its lease ends; one that comes back unsettled may have reached Meta.
-- Asked again in the same turn, since the answer was lost, it gives the same cases.
-- KEYS  1 lock  2 queue  3 cases  4 deadlines  5 paused  6 the last claim  7 rest
-- ARGV  1 token  2 lock and lease (ms)  3 how many at most  4 until the next probe of a paused line (ms)  5 turn
-- Returns {'busy', ms} | {'idle', ms until something can be done, or -1} | {'paused', ms until the next probe}
--         | {'claimed', case, ...}.
local redisTime = redis.call('TIME')
local now = redisTime[1] * 1000 + math.floor(redisTime[2] / 1000)
local token, lease, limit = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
local SCANNED = 5000

local holder = redis.call('GET', KEYS[1])
if holder and holder ~= token then return {'busy', redis.call('PTTL', KEYS[1])} end

local last = redis.call('GET', KEYS[6])
last = last and cjson.decode(last)
if holder and last and last.turn == ARGV[5] then
  local same = {'claimed'}
  for _, id in ipairs(last.ids) do
    local json = redis.call('HGET', KEYS[3], id)
    if json and string.sub(json, 1, 1) == '{' then same[#same + 1] = json end
  end
  return same
end

-- Whatever is due meanwhile goes into one batch then.
local rest = redis.call('PTTL', KEYS[7])
if rest > 0 then
  if holder then redis.call('DEL', KEYS[1]) end
  return {'idle', rest}
end

local first = redis.call('ZRANGE', KEYS[2], 0, 0, 'WITHSCORES')
if #first == 0 or tonumber(first[2]) > now then
  if holder then redis.call('DEL', KEYS[1]) end
  return {'idle', #first == 0 and -1 or tonumber(first[2]) - now}
end

local stored = redis.call('GET', KEYS[5])
local paused = stored and cjson.decode(stored)
local probing = paused and now >= paused.probe
local untilProbe = paused and paused.probe - now
if paused and not probing and not paused.removals then
  if holder then redis.call('DEL', KEYS[1]) end
  return {'paused', untilProbe}
end

local due = redis.call('ZCOUNT', KEYS[2], '-inf', now)
local candidates
if due <= limit and not paused then
  candidates = redis.call('ZRANGE', KEYS[2], '-inf', now, 'BYSCORE')
else
  candidates = {}
  local ranked = {}
  for _, id in ipairs(redis.call('ZRANGE', KEYS[2], '-inf', now, 'BYSCORE', 'LIMIT', 0, SCANNED)) do
    ranked[#ranked + 1] = {id, tonumber(redis.call('ZSCORE', KEYS[4], id) or 0)}
  end
  table.sort(ranked, function(a, b) return a[2] < b[2] end)
  for i = 1, #ranked do candidates[i] = ranked[i][1] end
end

local claimed, ids = {'claimed'}, {}
local probes = probing and 1 or 0
for _, id in ipairs(candidates) do
  if #claimed > limit then break end
  local json = redis.call('HGET', KEYS[3], id)
  if not json or string.sub(json, 1, 1) == '@' then
    redis.call('ZREM', KEYS[2], id)
    redis.call('ZREM', KEYS[4], id)
  else
    local case = cjson.decode(json)
    local allowed = not paused or (paused.removals and case.dir == 'off')
    if not allowed and probes > 0 then
      allowed, probes = true, probes - 1
    end
    if allowed then
      if case.inflight then case.unsure = true end
      case.inflight = now
      json = cjson.encode(case)
      redis.call('HSET', KEYS[3], id, json)
      redis.call('ZADD', KEYS[2], now + lease, id)
      claimed[#claimed + 1] = json
      ids[#ids + 1] = id
    end
  end
end
if probing then
  paused.probe = now + tonumber(ARGV[4])
  redis.call('SET', KEYS[5], cjson.encode(paused))
end
if #claimed == 1 then
  if holder then redis.call('DEL', KEYS[1]) end
  return {'paused', untilProbe or -1}
end
redis.call('SET', KEYS[1], token, 'PX', lease)
redis.call('SET', KEYS[6], cjson.encode({turn = ARGV[5], ids = ids}), 'PX', lease)
return claimed
