import Diagnostics

/// The output of `swiftc`, for people and for tools.
struct CompilerOutput {
  /// The compiler's output, unchanged except that the spec's folder is inserted before file names at the start of a
  /// line.
  let transcript: String
  /// The errors, with positions relative to the spec's folder.
  private(set) var errors: [Diagnostic] = []
  /// The errors and warnings with a position in the spec, with the compiler's notes.
  let diagnostics: [Diagnostic]

  init(_ bytes: [UInt8], of sources: SpecSources) {
    let text = String(decoding: bytes, as: UTF8.self)
    var lines: [String] = []
    var diagnostics: [Diagnostic] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      guard let place = SourcePlace(line, of: sources) else {
        lines.append(String(line))
        // Notes with a position in the library name what the spec lacks.
        if let note = line.firstRange(of: ": note: "), !errors.isEmpty {
          errors[errors.endIndex - 1].notes.append(
            Diagnostic.Note(String(line[note.upperBound...]), at: nil))
        }
        continue
      }
      lines.append(sources.path(ofFile: place.location.file) + line.dropFirst(place.location.file.count))
      let location = sources.located(place.location)
      if let message = place.rest.removing(prefix: ": error: ") {
        diagnostics.append(.compilerError(message, at: location))
        errors.append(.compilerError(message, at: place.location))
      } else if let message = place.rest.removing(prefix: ": warning: ") {
        diagnostics.append(.compilerWarning(message, at: location))
      } else if let message = place.rest.removing(prefix: ": note: "), !diagnostics.isEmpty {
        diagnostics[diagnostics.endIndex - 1].notes.append(Diagnostic.Note(message, at: location))
      }
    }
    transcript = lines.joined(separator: "\n")
    self.diagnostics = diagnostics
  }
}

extension Substring {
  fileprivate func removing(prefix: String) -> String? {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
  }
}
