// What the site beside which ours is measured takes its theme from.
module peer

go 1.26.0

require github.com/imfing/hextra v0.9.7 // indirect
