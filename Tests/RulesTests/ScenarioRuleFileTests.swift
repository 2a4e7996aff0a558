import Foundation
import Testing

@testable import Rules

/// The rule files of the acceptance scenarios have nothing to find, but for the one that is about
/// an approver who is the author.
@Suite struct ScenarioRuleFileTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("DaybookTests/Scenarios")

    static var files: [URL] {
        let manager = FileManager.default
        let folders =
            (try? manager.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil))
        return (folders ?? []).flatMap { folder in
            let all = try? manager.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            return (all ?? []).filter { $0.pathExtension == "yaml" }
        }.sorted { $0.path < $1.path }
    }

    @Test(.enabled(if: !files.isEmpty), arguments: files)
    func hasNothingToFind(_ file: URL) throws {
        let bytes = [UInt8](try Data(contentsOf: file))
        let name = "\(file.deletingLastPathComponent().lastPathComponent)/\(file.lastPathComponent)"
        let messages = RuleFile.parse(utf8: bytes, name: name).findings.map(\.message)
        let isAboutFourEyes = name == "x32-four-eyes/rules-2.yaml"
        #expect(messages == (isAboutFourEyes ? ["`approver` is the author, `u-ops-1`"] : []))
    }
}
