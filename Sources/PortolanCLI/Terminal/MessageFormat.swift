import ArgumentParser
import Diagnostics
import Synchronization

/// The formats of messages on standard error.
enum MessageFormat: String, ExpressibleByArgument, CaseIterable {
  case text, github

  private static let chosen = Mutex(MessageFormat.text)

  /// The format of all messages of this run.
  static var current: MessageFormat {
    get { chosen.withLock(\.self) }
    set { chosen.withLock { $0 = newValue } }
  }

  func text(for diagnostics: [Diagnostic], colored: Bool) -> String {
    switch self {
    case .text: DiagnosticText(colored: colored).text(for: diagnostics)
    case .github: diagnostics.map(Self.annotation).joined()
    }
  }

  /// The diagnostic as a workflow command, which GitHub shows at the line of a pull request.
  private static func annotation(_ diagnostic: Diagnostic) -> String {
    let name = diagnostic.severity == .info ? "notice" : diagnostic.severity.rawValue
    let notes = diagnostic.notes.map { note in
      "\nnote: \(note.location.map { "\($0): " } ?? "")\(note.message)"
    }
    let fix = diagnostic.fix.map { "\nfix: \($0)" } ?? ""
    let text = SecretText.redacted(diagnostic.message + notes.joined() + fix, isProse: true) { _ in "(masked)"
    }
    return GitHubCommand(name, at: diagnostic.location, title: diagnostic.id).line(text)
  }
}
