-- Makes cases say what Meta's list said. A case that has changed since it was compared is left for the next time.
-- KEYS  those of cases
-- ARGV  1 audit cap  2 when the reading began (ms)  3 by whom, then for each case: deed, id, version or '' where there was
--       no case, phone or '', business-scoped id or ''
-- Deeds: adopt, release, forget, and again, which asks Meta once more to lift a block.
-- Returns for each 1 if it was done, else 0.
local began = tonumber(ARGV[2])
local redisTime = redis.call('TIME')
local clock = redisTime[1] * 1000 + math.floor(redisTime[2] / 1000)

-- As dev.portcullis.audit.MetaAnswer is stored.
local function tell(case, outcome)
  local entry = {v = 1, phone = case.phone, bsuid = case.bsuid, outcome = outcome, by = ARGV[3], at = clock}
  redis.call('XADD', AUDIT, 'MAXLEN', '~', ARGV[1], '*', 's', cjson.encode(entry), 'of', case.decision or '')
end

-- The length of the list, as it was read, holds that already.
local function agree(case, listed)
  if (case.listed or false) ~= listed then redis.call('HINCRBY', LIST, 'mark', listed and 1 or -1) end
  book(case, listed)
end

local function unwant(id, case)
  case.wanted = nil
  redis.call('ZREM', WANTED, id)
end

local deeds = {}

-- Somebody else's block. Its case knows of no rule and no lease, as a person's, so that nothing but a person ends it.
function deeds.adopt(id, case)
  if not become(case, 'blocked') then return false end
  unwant(id, case)
  setNext(id, case, nil)
  dropCause(id, case)
  dropLease(id, case)
  leaveQueue(id)
  redis.call('ZREM', FORGETTABLE, id)
  case.ver, case.cause, case.at, case.opened, case.settled = case.ver + 1, 'outside', began, clock, clock
  for _, field in ipairs({
    'reason', 'ruleSet', 'message', 'decision', 'harm', 'spreads', 'code', 'answer', 'doubt', 'verified', 'ending',
  }) do case[field] = nil end
  case.rule, case.refusals, case.attempts = '', 0, 0
  noteCause(id, case, clock)
  agree(case, true)
  tell(case, 'adopted')
  return true
end

-- The block is gone, and whatever was wanted because of it.
local function lift(id, case, outcome)
  local stage = stageOf(case)
  if stage ~= 'blocked' and stage ~= 'kept' then return false end
  unwant(id, case)
  case.pardon = math.max(case.pardon or 0, began)
  case.ending, case.doubt, case.verified = 'outside', nil, nil
  agree(case, false)
  setNext(id, case, nil)
  close(id, case, 'released', clock)
  tell(case, outcome)
  return true
end

function deeds.release(id, case) return lift(id, case, 'absent') end

function deeds.forget(id, case) return lift(id, case, 'forgotten') end

function deeds.again(id, case)
  if stageOf(case) ~= 'kept' then return false end
  redis.call('ZADD', QUEUE, clock, id)
  return true
end

local answer = {}
for argument = 4, #ARGV, 5 do
  local deed, version, phone, bsuid = ARGV[argument], ARGV[argument + 2], ARGV[argument + 3], ARGV[argument + 4]
  local id, json = kept(ARGV[argument + 1])
  local case = json and cjson.decode(json)
  local same = case and tostring(case.ver) == version or not case and version == ''
  case = case or {v = 1, ver = 0, id = id}
  if phone ~= '' then case.phone = phone end
  if bsuid ~= '' then case.bsuid = bsuid end
  local done = same and not case.inflight and not case.doubt and deeds[deed](id, case)
  if done then
    redis.call('HSET', CASES, id, cjson.encode(case))
    lead(phone, id)
    lead(bsuid, id)
  end
  answer[#answer + 1] = done and 1 or 0
end
return answer
