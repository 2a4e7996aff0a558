import ArgumentParser

struct CompletionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "completions", abstract: "A script that completes commands in a shell.",
        discussion: """
            EXAMPLES
              daybook completions bash > ~/.local/share/bash-completion/completions/daybook
              daybook completions zsh > ~/.zfunc/_daybook
              daybook completions fish > ~/.config/fish/completions/daybook.fish
            """)

    @Argument(help: "bash, zsh or fish.", completion: .list(["bash", "zsh", "fish"]))
    var shell: String

    func run() throws {
        guard let shell = CompletionShell(rawValue: shell) else {
            throw Failure(.usage, "\(shell) is no shell that is known; name bash, zsh or fish")
        }
        try Console.write(Array("\(Daybook.completionScript(for: shell))\n".utf8))
    }
}
