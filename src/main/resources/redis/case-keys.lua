-- Opens the scripts that carry a case on. Their keys begin with those of dev.portcullis.redis.Keys.LineKeys.ofCases.
local CASES, QUEUE, DEADLINES, FORGETTABLE, WANTED, AUDIT, LEASES, CAUSES, LIST, SPREADING, ALLOWED =
  KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6], KEYS[7], KEYS[8], KEYS[9], KEYS[10], KEYS[11]
