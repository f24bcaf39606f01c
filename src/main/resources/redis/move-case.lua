-- A sender goes by another id from now on: the case, the pardon and the wanted flag go along.
-- KEYS  1 cases  2 queue  3 deadlines  4 forgettable  5 wanted
-- ARGV  1 old id  2 new id  3 phone now or ''  4 business-scoped id now or ''  5 'same' where both ids are one account
--       at Meta, 'changed' where the old account is gone
-- After a change, whoever was blocked is wanted: Meta's list is not known to follow a number change.
local function lead(from, to)
  if from ~= '' and from ~= to then redis.call('HSET', KEYS[1], from, '@' .. to) end
end

local old, new = ARGV[1], ARGV[2]
local stored = redis.call('HGET', KEYS[1], old)
if stored and string.sub(stored, 1, 1) == '@' then
  old = string.sub(stored, 2)
  stored = redis.call('HGET', KEYS[1], old)
end
if not stored or old == new then return 0 end
local from = cjson.decode(stored)
if from.movedTo == new then return 0 end

local present = redis.call('HGET', KEYS[1], new)
if present and string.sub(present, 1, 1) == '@' then present = nil end
local to = present and cjson.decode(present) or {v = 1, ver = 0}

local stays = ARGV[5] == 'changed' and from.state == 'blocked'
local rank = {blocked = 3, pending = 2, refused = 1, missed = 1, released = 1}
if not stays and (rank[from.state] or 0) > (rank[to.state] or 0) then
  local pardon, wanted = to.pardon, to.wanted
  from.ver = math.max(from.ver, to.ver) + 1
  to = cjson.decode(cjson.encode(from))
  to.pardon, to.wanted = math.max(pardon or 0, from.pardon or 0), wanted or from.wanted
end
to.pardon = math.max(to.pardon or 0, from.pardon or 0)
if to.pardon == 0 then to.pardon = nil end
to.wanted = to.wanted or from.wanted
if stays and to.state ~= 'blocked' then
  local now = redis.call('TIME')
  to.wanted = to.wanted or {since = now[1] * 1000, refusals = 0, notBefore = 0, lastTry = 0, rule = from.rule}
  to.rule, to.reason = to.rule or from.rule, to.reason or from.reason
end
to.id = new
to.phone = ARGV[3] ~= '' and ARGV[3] or nil
to.bsuid = ARGV[4] ~= '' and ARGV[4] or nil
redis.call('HSET', KEYS[1], new, cjson.encode(to))
if to.wanted then redis.call('ZADD', KEYS[5], 'NX', to.wanted.since, new) end

if stays then
  from.movedTo = new
  redis.call('HSET', KEYS[1], old, cjson.encode(from))
else
  for _, set in ipairs({KEYS[2], KEYS[3], KEYS[4], KEYS[5]}) do
    local score = redis.call('ZSCORE', set, old)
    if score then
      redis.call('ZADD', set, score, new)
      redis.call('ZREM', set, old)
    end
  end
  lead(old, new)
  lead(ARGV[1], new)
end
lead(ARGV[3], new)
lead(ARGV[4], new)
return 1
