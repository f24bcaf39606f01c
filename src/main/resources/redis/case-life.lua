-- Opens the scripts that carry a case on: its stages, as in dev.portcullis.blocking.Stage, and what each leads to.
-- A pending case has an errand, on or off; kept is a block that Meta did not lift.
local FOLLOWS = {
  none = {on = true, off = true, blocked = true},
  on = {blocked = true, refused = true, missed = true, released = true, off = true},
  off = {released = true, kept = true, on = true},
  blocked = {blocked = true, released = true, off = true},
  kept = {kept = true, released = true, off = true, on = true},
  refused = {on = true, off = true, blocked = true},
  missed = {on = true, off = true, blocked = true},
  released = {on = true, off = true, blocked = true},
}

local function stageOf(case)
  if not case.state then return 'none' end
  if case.state == 'pending' then return case.dir end
  if case.state == 'blocked' and case.dir == 'off' then return 'kept' end
  return case.state
end

local function isOpen(case)
  local stage = stageOf(case)
  return stage == 'on' or stage == 'blocked'
end

-- Whether the case is in that stage now; it stays where it is if it cannot go there.
local function become(case, stage)
  if not FOLLOWS[stageOf(case)][stage] then return false end
  case.state = (stage == 'on' or stage == 'off') and 'pending' or stage == 'kept' and 'blocked' or stage
  if stage == 'on' or stage == 'blocked' then case.dir = 'on' end
  if stage == 'off' then case.dir = 'off' end
  return true
end

-- Whom Meta lists, as far as it has told: the count of the line goes along.
local function book(case, listed)
  if (case.listed or false) ~= listed then
    case.listed = listed or nil
    redis.call('HINCRBY', LIST, 'since', listed and 1 or -1)
  end
end

-- Cases by the rule that they, or the wanted flag, are due to, then by time: an undo finds them by that. A person's have
-- the rule ''.
local function causeOf(id, rule, at) return string.format('%s|%013d|%s', rule or '', at, id) end

local function dueTo(case) return case.causedBy or case.rule or '' end

-- rule: nil where it is the case's own
local function noteCause(id, case, at, rule)
  case.caused, case.causedBy = at, rule
  redis.call('ZADD', CAUSES, 0, causeOf(id, dueTo(case), at))
end

local function dropCause(id, case)
  if case.caused then redis.call('ZREM', CAUSES, causeOf(id, dueTo(case), case.caused)) end
  case.caused, case.causedBy = nil, nil
end

-- What opens the next case, should Meta not list the sender any more; nil for nothing. It can be undone too.
local function setNext(id, case, opener, clock)
  local before = case.next
  -- Of one millisecond, both have one entry.
  local shared = before and before.caused == case.caused and before.rule == dueTo(case)
  if before and before.caused and not shared then
    redis.call('ZREM', CAUSES, causeOf(id, before.rule, before.caused))
  end
  case.next = opener
  if opener then
    opener.caused = clock
    redis.call('ZADD', CAUSES, 0, causeOf(id, opener.rule, clock))
  end
end

-- Whoever offends again is wanted because of that from then on. What a person said stands.
local function renewFlag(case)
  if case.wanted and case.wanted.rule ~= '' then case.wanted.rule, case.wanted.reason = case.rule, case.reason end
end

local function leaveQueue(id)
  redis.call('ZREM', QUEUE, id)
  redis.call('ZREM', DEADLINES, id)
end
