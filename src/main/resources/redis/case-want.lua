-- Opens the scripts that put people onto a line's wanted and allowed lists, or take them off.

local ended = {none = true, refused = true, missed = true, released = true}

-- What is kept of a sender whom Meta neither lists nor is asked about is forgotten some day.
local function keepFor(id, case, clock)
  if ended[stageOf(case)] then redis.call('ZADD', FORGETTABLE, keptUntil(case, clock), id) end
end

local function unwant(id, case)
  case.wanted = nil
  redis.call('ZREM', WANTED, id)
  if ended[stageOf(case)] then dropCause(id, case) end
end

-- wish: what the flag says beside its own bookkeeping
local function want(id, case, wish, clock)
  local before = case.wanted
  wish.since, wish.refusals, wish.notBefore, wish.lastTry = clock, 0, 0, 0
  -- Who is still on Meta's list, to make room, is wanted when that has changed.
  wish.inactive = before and before.inactive
  case.wanted = wish
  redis.call('ZADD', WANTED, clock, id)
  if ended[stageOf(case)] then
    dropCause(id, case)
    noteCause(id, case, clock, wish.rule)
  end
  keepFor(id, case, clock)
end

-- A line has so many wanted senders at most; the oldest give way. Tells how many did.
local function makeRoom(most)
  local excess = redis.call('ZCARD', WANTED) - most
  if excess <= 0 then return 0 end
  for _, id in ipairs(redis.call('ZRANGE', WANTED, 0, excess - 1)) do
    local json = redis.call('HGET', CASES, id)
    if json and string.sub(json, 1, 1) == '{' then
      local case = cjson.decode(json)
      unwant(id, case)
      redis.call('HSET', CASES, id, cjson.encode(case))
    else
      redis.call('ZREM', WANTED, id)
    end
  end
  return excess
end
