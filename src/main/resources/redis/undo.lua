-- Takes back what one rule did on a line within a span of time, a bounded number of cases: those that are open are called
-- off, whoever is wanted is so no longer. The span is of the times at which the cases were opened.
-- KEYS  those of cases, then  12 whom the undo is about, in the order in which they were found
-- ARGV  1 rule  2 since  3 until, or '' for now  4 where the step before ended, or ''  5 how many to look at
--       6 '1' to tell only what would be done  7 grace time (ms)  8 audit cap  9 who asks  10 in what words
--       11 gateway's now, for the audit  12 how long it is remembered whom the undo is about (ms)
-- Returns {where this step ended, or '' at the end of the span, then for each sender found: id, and lifting while Meta has
-- to be asked, or done}.
local LATEST = 9999999999998
local redisTime = redis.call('TIME')
local clock = redisTime[1] * 1000 + math.floor(redisTime[2] / 1000)
local rule, limit, previews, grace = ARGV[1], tonumber(ARGV[5]), ARGV[6] == '1', tonumber(ARGV[7])

local function entries()
  local first = ARGV[4] ~= '' and '(' .. ARGV[4] or '[' .. causeOf('', rule, math.min(tonumber(ARGV[2]), LATEST))
  local last = '(' .. causeOf('', rule, math.min(tonumber(ARGV[3]) or clock, LATEST) + 1)
  return redis.call('ZRANGE', CAUSES, first, last, 'BYLEX', 'LIMIT', 0, limit)
end

-- As dev.portcullis.audit.MetaAnswer is stored.
local function tell(case)
  local entry = {
    v = 1, phone = case.phone, bsuid = case.bsuid, outcome = 'undone', words = ARGV[10], by = ARGV[9], at = tonumber(ARGV[11]),
  }
  redis.call('XADD', AUDIT, 'MAXLEN', '~', ARGV[8], '*', 's', cjson.encode(entry), 'of', case.decision or '')
end

local function forgive(case)
  case.pardon = math.max(case.pardon or 0, clock)
  holdBack(case, rule, grace, clock)
end

-- A wish that is not this rule's outlives it.
local function liftBlock(id, case)
  local flag = case.wanted
  callOff(id, case, 'undo', grace, clock)
  if flag and flag.rule ~= rule then
    case.wanted = flag
    redis.call('ZADD', WANTED, flag.since, id)
    if not case.caused then noteCause(id, case, flag.since, flag.rule) end
  end
end

local function dropFlag(id, case)
  forgive(case)
  case.wanted, case.ending = nil, 'undo'
  redis.call('ZREM', WANTED, id)
  if stageOf(case) ~= 'off' then
    dropCause(id, case)
    redis.call('ZADD', FORGETTABLE, keptUntil(case, clock), id)
  end
end

local lifted = {on = true, blocked = true, kept = true}

-- What the rule has to do with the case by that entry of the index: its block, the flag, or the undoing of an earlier undo.
local function part(case, time)
  if case.caused ~= time or dueTo(case) ~= rule then return nil end
  if lifted[stageOf(case)] then return 'block' end
  if case.wanted and case.wanted.rule == rule then return 'flag' end
  return stageOf(case) == 'off' and case.ending == 'undo' and 'lifting' or nil
end

local function undo(id, case, what)
  if what == 'lifting' then return end
  if what == 'block' then liftBlock(id, case) else dropFlag(id, case) end
  redis.call('HSET', CASES, id, cjson.encode(case))
  tell(case)
end

local function keep(id)
  redis.call('ZADD', KEYS[12], 'NX', redis.call('ZCARD', KEYS[12]), id)
  redis.call('PEXPIRE', KEYS[12], ARGV[12])
end

local looked = entries()
local answer = {#looked == limit and looked[limit] or ''}
for _, entry in ipairs(looked) do
  local time, id, json = tonumber(string.sub(entry, #rule + 2, #rule + 14)), kept(string.sub(entry, #rule + 16))
  local case = json and cjson.decode(json)
  if case and not previews and case.next and case.next.rule == rule and case.next.caused == time then
    setNext(id, case, nil)
    forgive(case)
    redis.call('HSET', CASES, id, cjson.encode(case))
  end
  local what = case and part(case, time)
  if what and not (previews and what == 'lifting') then
    if not previews then
      undo(id, case, what)
      keep(id)
    end
    answer[#answer + 1] = id
    answer[#answer + 1] = stageOf(case) == 'off' and 'lifting' or 'done'
  end
end
return answer
