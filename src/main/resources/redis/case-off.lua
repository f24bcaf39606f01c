-- Opens the scripts that want somebody off Meta's list.

-- The case's errand from now on is to be lifted.
local function takeOff(id, case, clock)
  become(case, 'off')
  case.ver, case.opened = case.ver + 1, clock
  case.attempts, case.refusals = 0, 0
  redis.call('ZADD', QUEUE, clock, id)
  redis.call('ZREM', DEADLINES, id)
  redis.call('ZREM', FORGETTABLE, id)
  noteSpread(id, case, clock)
end

local function holdBack(case, rule, grace, clock)
  if not rule or rule == '' or grace == 0 then return end
  case.grace = case.grace or {}
  for each, ends in pairs(case.grace) do
    if ends <= clock then case.grace[each] = nil end
  end
  case.grace[rule] = math.max(case.grace[rule] or 0, clock + grace)
end

-- After a number change the new id is wanted for the rest of the block. There is no rest any more.
-- lease: nil where the block did not end in time
-- grace: nil where no person ended it
local function callOffSuccessor(old, successor, clock, lease, grace)
  local id, json = kept(successor)
  local case = json and cjson.decode(json)
  if not case or not case.wanted or case.wanted.of ~= old or isOpen(case) then return end
  if lease then serve(case, lease, clock) end
  if grace then holdBack(case, case.wanted.rule, grace, clock) end
  case.pardon, case.wanted = math.max(case.pardon or 0, clock), nil
  redis.call('ZREM', WANTED, id)
  if stageOf(case) ~= 'off' and stageOf(case) ~= 'kept' then
    dropCause(id, case)
    redis.call('ZADD', FORGETTABLE, keptUntil(case, clock), id)
  end
  redis.call('HSET', CASES, id, cjson.encode(case))
end

-- A person takes a block back, or the wish for one. Nothing sent up to now is evidence any more, and the rule that it is
-- due to does not block the sender again within the grace time.
-- ending: person, undo or allowed
local function callOff(id, case, ending, grace, clock)
  case.pardon, case.doubt = math.max(case.pardon or 0, clock), nil
  setNext(id, case, nil)
  holdBack(case, case.rule, grace, clock)
  holdBack(case, case.wanted and case.wanted.rule, grace, clock)
  case.wanted, case.ending = nil, ending
  redis.call('ZREM', WANTED, id)
  if case.movedTo then callOffSuccessor(id, case.movedTo, clock, nil, grace) end
  local neverSent = stageOf(case) == 'on' and not case.inflight and (case.attempts or 0) == 0
  if neverSent and not case.listed then
    case.ver = case.ver + 1
    close(id, case, 'released', clock)
  else
    dropLease(id, case)
    takeOff(id, case, clock)
  end
end
