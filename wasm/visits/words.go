package visits

import (
	"strconv"

	"handbook/wasm/calendar"
	"handbook/wasm/civil"
	"handbook/wasm/rulebook"
)

// fromTo writes two dates without saying the month or year twice: from 2 to 20 November 2026.
func fromTo(a, b civil.Date) string {
	first := a.Long()
	switch {
	case a == b:
		return "on " + first
	case a.String()[:7] == b.String()[:7]:
		_, _, day := a.YMD()
		first = strconv.Itoa(day)
	case a.Year() == b.Year():
		first = first[:len(first)-5]
	}
	return "from " + first + " to " + b.Long()
}

// both writes two days, which can be one.
func both(a, b civil.Date) string {
	if a == b {
		return "both on " + a.Full()
	}
	return "on " + a.Full() + " and " + b.Full()
}

// times writes how often.
func times(n int) string {
	switch n {
	case 1:
		return "Once"
	case 2:
		return "Twice"
	}
	return strconv.Itoa(n) + " times"
}

var ordinals = [...]string{"second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}

// nth writes a number of 2 or more as an ordinal: second, 12th, 21st.
func nth(n int) string {
	switch {
	case n-2 < len(ordinals):
		return ordinals[n-2]
	case n/10%10 == 1 || n%10 == 0 || n%10 > 3:
		return strconv.Itoa(n) + "th"
	}
	return strconv.Itoa(n) + [...]string{"st", "nd", "rd"}[n%10-1]
}

// everyWord writes every visit, every third visit, every 12th visit.
func everyWord(n int) string {
	if n < 2 {
		return "every visit"
	}
	return "every " + nth(n) + " visit"
}

// limit is what a rule asks, in a few words; the span is the rule's own or what was set.
func limit(r *rulebook.VisitRule, s calendar.Span) string {
	switch {
	case s.Unit == Visits:
		return everyWord(s.N)
	case s.N > 0:
		return "every " + s.String()
	case r.Kind == rulebook.Between:
		return "once between conferences"
	case r.Kind == rulebook.EachVisit && r.Normally:
		return "every visit, with the clause's own exceptions"
	case r.Kind == rulebook.EachVisit:
		return "every visit"
	case r.Kind == rulebook.Mixed:
		return "some announced, some not"
	case r.Kind == rulebook.PlanSets:
		return "as the plan says"
	}
	return "when it occurs"
}

// how is the way in which a mark has the child seen: alone, at home.
func how(m rulebook.Mark, baby bool) string {
	switch m {
	case rulebook.AtHome:
		return " at home"
	case rulebook.Alone:
		return " alone"
	case rulebook.Awake:
		return " awake"
	case rulebook.AloneOrAwake:
		if baby {
			return " alone or awake"
		}
		return " alone"
	case rulebook.Dressed:
		return " dressed and undressed"
	}
	return ""
}

// seen is what a mark asks, as what has been done: the child was seen alone.
func (a *Answer) seen(m rulebook.Mark) string {
	if m == rulebook.Bedroom {
		return "the bedroom was seen"
	}
	return "the child was seen" + how(m, a.Log.Baby)
}

// unseen is what the log does not show: nothing shows the child seen alone. It may have
// been done, and not written down.
func (a *Answer) unseen(m rulebook.Mark) string {
	if m == rulebook.Bedroom {
		return "nothing shows the bedroom seen"
	}
	return "nothing shows the child seen" + how(m, a.Log.Baby)
}

// byWhose is whose visits a rule counts: by the key worker; or nothing.
func (a *Answer) byWhose(r *rulebook.VisitRule) string {
	if len(r.Who) == 0 {
		return ""
	}
	who := r.Who
	if len(r.Cover) > 0 && a.Log.date(rulebook.LeadWorkerAbsent) != 0 {
		who = append(who[:len(who):len(who)], r.Cover...)
	}
	return " by " + a.anyOf(who)
}

// last is what was done last: last seen alone.
func (a *Answer) last(m rulebook.Mark) string {
	if m == rulebook.Bedroom {
		return "bedroom last seen"
	}
	return "last seen" + how(m, a.Log.Baby)
}

// see is what is to be done: see the child alone.
func (a *Answer) see(m rulebook.Mark) string {
	if m == rulebook.Bedroom {
		return "see the bedroom"
	}
	return "see the child" + how(m, a.Log.Baby)
}

// visitorWords are for a sentence: the visit has to be made by the key worker.
func (a *Answer) visitorWords(who rulebook.Visitor) string {
	switch who {
	case rulebook.LeadWorker:
		if a.Area.LeadWorker != "" {
			return "the " + a.Area.LeadWorker
		}
		return "the lead worker"
	case rulebook.CoreGroupMember:
		return "another professional of the core group"
	case rulebook.SocialWorker:
		return "another social worker"
	}
	return "somebody else"
}

// anyOf writes a list of visitors with or.
func (a *Answer) anyOf(who []rulebook.Visitor) string {
	s := ""
	for i, w := range who {
		switch {
		case i > 0 && i == len(who)-1:
			s += " or "
		case i > 0:
			s += ", "
		}
		s += a.visitorWords(w)
	}
	return s
}

// count writes a number of days, or of another unit: 4 working days.
func count(n int, unit calendar.Unit) string { return calendar.Span{N: n, Unit: unit}.String() }
