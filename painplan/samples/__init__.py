"""Sample diaries for showing PainPlan: invented weeks, lived through the real coach, kept in memory only."""
