package import Diagnostics

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

/// The `PORTOLAN_*` variables of the environment: the only outside input that a spec may read.
///
/// ```swift
/// let count = Environment["PORTOLAN_SERVICE_COUNT"].flatMap(Int.init) ?? 10
/// let queue = Environment.choice("PORTOLAN_QUEUE", of: ["rabbitmq": Queue.rabbitMQ, "kafka": .kafka], otherwise: .rabbitMQ)
/// ```
/// Other variables don't reach a spec, so that its result depends on nothing else; a change of these evaluates it anew.
public enum Environment {
  /// The value of a variable, nil where it isn't set.
  public static subscript(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    return String(cString: value)
  }

  /// What a variable chooses among named values; a name that isn't one of them is a fault at the caller's line.
  /// - Parameters:
  ///   - name: the variable.
  ///   - choices: the values by the names that choose them.
  ///   - fallback: the value where the variable isn't set.
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

/// A variable of the environment that names none of the values that a spec offers.
package struct UnknownChoice: PayloadValue, Sendable, Equatable {
  package let variable: String
  package let value: String
  package let known: [String]
  package let location: FileLocation

  /// Those met so far.
  ///
  /// A spec is evaluated by one thread, from the start of its program to its end.
  nonisolated(unsafe) static var all: [UnknownChoice] = []
}

extension UnknownChoice {
  package init(from reader: inout PayloadReader) throws {
    (variable, value, known, location) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) { writer.put(variable, value, known, location) }
}
