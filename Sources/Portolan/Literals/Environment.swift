package import Diagnostics

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

/// The `PORTOLAN_*` environment variables, except `PORTOLAN_CACHE` and `PORTOLAN_LIBRARY`: the only input that a spec
/// can read in addition to its files.
///
/// ```swift
/// let count = Environment["PORTOLAN_SERVICE_COUNT"].flatMap(Int.init) ?? 10
/// let queue = Environment.choice("PORTOLAN_QUEUE", of: ["rabbitmq": Queue.rabbitMQ, "kafka": .kafka], otherwise: .rabbitMQ)
/// ```
/// A spec cannot read other variables. When a variable that the spec can read changes, the spec is evaluated again.
public enum Environment {
  /// The value of a variable; nil if it is not set.
  public static subscript(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    return String(cString: value)
  }

  /// The value that a variable selects by name; an unknown name is an error at the caller's line.
  /// - Parameters:
  ///   - name: the variable.
  ///   - choices: the values by name.
  ///   - fallback: the value if the variable is not set or empty.
  public static func choice<Choice>(
    _ name: String, of choices: KeyValuePairs<String, Choice>, otherwise fallback: Choice,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Choice {
    guard let chosen = self[name], !chosen.isEmpty else { return fallback }
    if let choice = choices.first(where: { $0.key == chosen }) { return choice.value }
    let unknown = UnknownChoice(
      variable: name, value: chosen, known: choices.map(\.key), location: FileLocation(file, line, column))
    UnknownChoice.all.append(unknown)
    return fallback
  }
}

/// An environment variable whose value is not among the names that a spec accepts.
package struct UnknownChoice: PayloadValue, Sendable, Equatable {
  package let variable: String
  package let value: String
  package let known: [String]
  package let location: FileLocation

  /// The variables found so far.
  ///
  /// Access is safe because a single thread evaluates the spec.
  nonisolated(unsafe) static var all: [UnknownChoice] = []
}

extension UnknownChoice {
  package init(from reader: inout PayloadReader) throws {
    (variable, value, known, location) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) { writer.put(variable, value, known, location) }
}
