package plan_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"handbook/wasm/plan"
)

// many is a request with a plan of 200 actions.
func many() []byte {
	var risks, outcomes, actions, members []m
	who := []string{"Lead social worker", "Health visitor", "Class teacher", "Mother", "Maternal aunt", "School nurse"}
	for i := range 10 {
		risks = append(risks, m{"what": fmt.Sprintf("Risk of the kind %d, in a sentence of some length", i), "protection": "The aunt stays"})
	}
	for i := range 20 {
		outcomes = append(outcomes, m{"what": fmt.Sprintf("Outcome %d in words that say what is different for the child", i), "by": fmt.Sprintf("%d January 2027", i%28+1), "risk": fmt.Sprint(i%10 + 1)})
	}
	for i := range 200 {
		actions = append(actions, m{"what": fmt.Sprintf("Action %d: takes the child to the place where it is to be and writes down what happened there", i), "who": who[i%6], "start": "16 November 2026", "frequency": "As required",
			"by": fmt.Sprintf("%d January 2027", i%28+1), "outcome": fmt.Sprint(i%20 + 1)})
	}
	for _, role := range who {
		members = append(members, m{"who": role, "part": "Does what the plan says"})
	}
	text, _ := json.Marshal(m{"area": "hertfordshire", "today": "2026-11-22", "plan": m{"document": "child-protection-plan", "conference": "9 November 2026", "review": "1 February 2027",
		"risks": rows(risks...), "outcomes": rows(outcomes...), "actions": rows(actions...), "core-group": rows(members...), "wishes": "Likes it when the aunt is there."}})
	return text
}

func BenchmarkPlanOf200Actions(b *testing.B) {
	book := built(b)
	request := many()
	for b.Loop() {
		if _, ok := plan.Respond(book, request); !ok {
			b.Fatal("the plan is refused")
		}
	}
}
