//go:build unix

package browsers

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"

	"github.com/gorilla/websocket"
)

// firefox speaks WebDriver BiDi: one command after another on a socket, with events between.
type firefox struct {
	*program
	profile string
	socket  *websocket.Conn
	id      int
	context string
}

// preferences: nothing is fetched but the pages.
const preferences = `user_pref("browser.startup.homepage", "about:blank");
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("app.normandy.enabled", false);
user_pref("browser.safebrowsing.downloads.enabled", false);
`

var firefoxReady = regexp.MustCompile(`WebDriver BiDi listening on (ws://\S+)`)

func openFirefox() (Page, error) {
	profile, err := os.MkdirTemp("", "firefox")
	if err != nil {
		return nil, err
	}
	f := &firefox{profile: profile}
	if err := os.WriteFile(filepath.Join(profile, "user.js"), []byte(preferences), 0o644); err != nil {
		f.Close()
		return nil, err
	}
	var found []string
	if f.program, found, err = start(firefoxReady, []string{"MOZ_HEADLESS_WIDTH=1100", "MOZ_HEADLESS_HEIGHT=900"}, "firefox-esr", "--headless", "--no-remote", "--new-instance", "--profile", profile, "--remote-debugging-port", "0"); err != nil {
		f.Close()
		return nil, err
	}
	if f.socket, _, err = websocket.DefaultDialer.Dial(found[1]+"/session", nil); err != nil {
		f.Close()
		return nil, err
	}
	if _, err := f.ask("session.new", map[string]any{"capabilities": map[string]any{}}); err != nil {
		f.Close()
		return nil, err
	}
	// A window of our own: the first one starts as a page of the browser's, and pages that it
	// goes to afterwards never get the focus, so that Enter presses no button in them.
	result, err := f.ask("browsingContext.create", map[string]any{"type": "window"})
	var window struct{ Context string }
	if err == nil {
		err = json.Unmarshal(result, &window)
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	f.context = window.Context
	return f, nil
}

func (f *firefox) ask(method string, params map[string]any) (json.RawMessage, error) {
	f.id++
	if err := f.socket.WriteJSON(map[string]any{"id": f.id, "method": method, "params": params}); err != nil {
		return nil, err
	}
	for {
		var answer struct {
			ID      int
			Type    string
			Message string
			Result  json.RawMessage
		}
		if err := f.socket.ReadJSON(&answer); err != nil {
			return nil, err
		}
		if answer.ID != f.id {
			continue
		}
		if answer.Type == "error" {
			return nil, fmt.Errorf("%s: %s", method, answer.Message)
		}
		return answer.Result, nil
	}
}

func (f *firefox) Go(address string) error {
	_, err := f.ask("browsingContext.navigate", map[string]any{"context": f.context, "url": address, "wait": "complete"})
	return err
}

func (f *firefox) Eval(expression string) (json.RawMessage, error) {
	result, err := f.ask("script.evaluate", map[string]any{"expression": asText(expression), "target": map[string]any{"context": f.context}, "awaitPromise": true})
	if err != nil {
		return nil, err
	}
	var answer struct {
		Type             string
		Result           struct{ Value string }
		ExceptionDetails struct{ Text string }
	}
	if err := json.Unmarshal(result, &answer); err != nil {
		return nil, err
	}
	if answer.Type == "exception" {
		return nil, fmt.Errorf("%s", answer.ExceptionDetails.Text)
	}
	return json.RawMessage(answer.Result.Value), nil
}

func (f *firefox) Press(keys string) error {
	_, err := f.ask("input.performActions", map[string]any{"context": f.context, "actions": strokes(keys)})
	return err
}

func (f *firefox) Close() {
	if f.socket != nil {
		f.socket.Close()
	}
	if f.program != nil {
		f.stop()
	}
	os.RemoveAll(f.profile)
}

// strokes are the keys of a text, down and up, as both protocols of WebDriver take them. Control
// is held until the text ends.
func strokes(keys string) []any {
	var actions, held []any
	for _, key := range keys {
		up := map[string]any{"type": "keyUp", "value": string(key)}
		actions = append(actions, map[string]any{"type": "keyDown", "value": string(key)})
		if string(key) == Control {
			held = append(held, up)
			continue
		}
		actions = append(actions, up)
	}
	return []any{map[string]any{"type": "key", "id": "keyboard", "actions": append(actions, held...)}}
}
