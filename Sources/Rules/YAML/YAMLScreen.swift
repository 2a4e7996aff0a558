/// Looks through a text before YAML is made of it, for what a rule file may not have: control
/// characters, tabs in the indentation, anchors and aliases (one text would stand for another,
/// and a short file could mean a very long one), tags, directives, texts over several lines, and
/// nesting so deep that no rule has it.
///
/// It knows of YAML only where a token may begin, what is quoted and what is a comment. What it
/// lets through goes to the real parser, which finds every other fault.
struct YAMLScreen {
    /// Brackets, or indicators on one line, nest no deeper; no rule needs a third of it.
    static let nestingLimit = 16
    /// Lines are indented no further: each level of a block takes a column or shares one.
    static let indentLimit = 100
    /// More findings than this are of no use to anybody.
    static let findingLimit = 20

    private let source: SourceText
    private(set) var findings: [RuleFinding] = []

    private var line = 1
    private var column = 0
    private var quote: Unicode.Scalar?
    private var flowDepth = 0
    private var mayBeginToken = true
    /// After a quote or bracket that has just closed, when a colon needs no blank in a flow.
    private var isAfterClosed = false
    private var isComment = false
    private var indentTab: SourcePosition?
    private var isIndent = true
    private var indicators = 0

    init(_ source: SourceText) {
        self.source = source
        screen(Array(source.text.unicodeScalars))
    }

    private mutating func screen(_ scalars: [Unicode.Scalar]) {
        var index = 0
        while index < scalars.count, findings.count < Self.findingLimit {
            let scalar = scalars[index]
            let next = index + 1 < scalars.count ? scalars[index + 1] : "\n"
            column += 1
            index += 1
            if scalar == "\n" || scalar == "\r" {
                if !(scalar == "\r" && next == "\n") { endLine() }
            } else if Self.isForbidden(scalar) {
                refuseCharacter(scalar)
            } else if quote != nil {
                index += quoted(scalar, next)
            } else if !isComment {
                plain(scalar, next, previous: index > 1 ? scalars[index - 2] : "\n")
            }
        }
    }

    private mutating func endLine() {
        line += 1
        column = 0
        isComment = false
        isIndent = true
        indentTab = nil
        indicators = 0
        mayBeginToken = true
    }

    /// Inside quotes; the number of further characters that belong to this one.
    private mutating func quoted(_ scalar: Unicode.Scalar, _ next: Unicode.Scalar) -> Int {
        let isPair =
            quote == "\""
            ? scalar == "\\" && next != "\n" && next != "\r"
            : scalar == "'" && next == "'"
        if isPair {
            column += 1
            return 1
        }
        if scalar == quote {
            quote = nil
            mayBeginToken = false
            isAfterClosed = true
        }
        return 0
    }

    private mutating func plain(
        _ scalar: Unicode.Scalar, _ next: Unicode.Scalar, previous: Unicode.Scalar
    ) {
        switch scalar {
        case " ": return
        case "\t":
            if isIndent, indentTab == nil { indentTab = here }
            return
        case "#" where column == 1 || Self.isBlank(previous):
            isComment = true
            return
        default: break
        }
        if isIndent {
            isIndent = false
            refuseIndent()
        }
        let wasClosed = isAfterClosed
        isAfterClosed = false
        structure(scalar, next, wasClosed)
    }

    private mutating func structure(
        _ scalar: Unicode.Scalar, _ next: Unicode.Scalar, _ wasClosed: Bool
    ) {
        let inFlow = flowDepth > 0
        switch scalar {
        case "[" where mayBeginToken || inFlow, "{" where mayBeginToken || inFlow:
            flowDepth += 1
            mayBeginToken = true
            if flowDepth > Self.nestingLimit { refuseNesting() }
        case "]" where inFlow, "}" where inFlow:
            flowDepth -= 1
            mayBeginToken = false
            isAfterClosed = true
        case "," where inFlow: mayBeginToken = true
        case ":" where Self.isBlank(next) || inFlow && wasClosed:
            mayBeginToken = true
        case "-" where mayBeginToken && Self.isBlank(next),
            "?" where mayBeginToken && Self.isBlank(next):
            indicators += 1
            if indicators > Self.nestingLimit { refuseNesting() }
        default:
            if mayBeginToken { beginToken(scalar) }
            mayBeginToken = false
        }
    }

    private mutating func beginToken(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\"", "'": quote = scalar
        case "&": refuse("an anchor (`&`) has no place in a rule file", "write the value itself")
        case "*": refuse("an alias (`*`) has no place in a rule file", "write the value again")
        case "!": refuse("a tag (`!`) has no place in a rule file", "write the value alone")
        case "%" where column == 1:
            refuse("a directive (`%`) has no place in a rule file", "leave the line out")
        case "|", ">":
            refuse(
                "a text over several lines (`\(scalar)`) has no place in a rule file",
                scalar == "|"
                    ? "write the value on the line of its key"
                    : "write the value on the line of its key; a bound is `{ gt: … }`")
        default: break
        }
    }
}

// MARK: - Findings

extension YAMLScreen {
    private var here: SourcePosition { SourcePosition(line: line, column: column) }

    private mutating func refuse(_ message: String, _ advice: String) {
        findings.append(source.finding(here, message, advice))
    }

    private mutating func refuseCharacter(_ scalar: Unicode.Scalar) {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        refuse("the character U+\(padded) has no place in a rule file", "take it out")
    }

    private mutating func refuseIndent() {
        guard flowDepth == 0 else { return }
        if let tab = indentTab {
            findings.append(
                source.finding(tab, "a tab in the indentation", "YAML is indented with spaces"))
        } else if column > Self.indentLimit {
            refuse("indented by more than \(Self.indentLimit) columns", "no rule is")
        }
    }

    /// Says so once a line; what is nested deeper on it is not worth reading.
    private mutating func refuseNesting() {
        refuse("nested more than \(Self.nestingLimit) deep", "no rule is")
        flowDepth = 0
        indicators = 0
        isComment = true
    }

    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: false
        case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
        default: false
        }
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r"
    }
}
