import Foundation
package import Testing

/// A file of the repository that a test generates: the test compares it, and writes it with `PORTOLAN_RECORD=1`.
package struct RecordedFile {
  /// What a failed comparison advises.
  package static let advice: Comment = "set PORTOLAN_RECORD=1 to write the file"

  private let url: URL

  /// - Parameter path: the path in the repository.
  package init(_ path: String) {
    url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: path)
  }

  /// The text; nil if there is no file.
  package var text: String? { try? String(contentsOf: url, encoding: .utf8) }

  /// The text before this call; the file then contains `text` if this run records, or is gone if `text` is nil.
  package func recording(_ text: String?) throws -> String? {
    let old = self.text
    guard old != text, ProcessInfo.processInfo.environment["PORTOLAN_RECORD"] == "1" else { return old }
    guard let text else {
      try FileManager.default.removeItem(at: url)
      return old
    }
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: url, atomically: true, encoding: .utf8)
    return old
  }
}
