internal import Diagnostics

/// A load test of a service: a Job in the namespace sends requests with Locust or siege.
///
/// The Job is rendered suspended, and runs when you start it.
public struct LoadTest: ExperimentPart {
  /// The experiment that the value declares.
  public let experiment: Experiment

  /// Declares a load test with Locust.
  /// - Parameters:
  ///   - name: a DNS label, unique among the experiments and services.
  ///   - script: the name of the Python file that defines the behavior of the users. The file must be in the folder of
  ///     the Swift file.
  ///   - service: the service that receives the requests; it must have a served port.
  ///   - users: the number of concurrent users, 1 to 100,000.
  ///   - spawnRate: the number of users that start per second, 1 to 10,000.
  ///   - duration: how long the load test runs, in whole seconds, at most one day.
  ///   - image: the image with Locust.
  public init(
    _ name: String, locust script: String, against service: String, users: Int, spawnRate: Int,
    for duration: Duration, image: String = "docker.io/locustio/locust:2.32.4",
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    let tool = Load.Tool.locust(
      file: script, script: script.hasSuffix(".py") ? SpecFile.contents(of: script, beside: file) : nil,
      spawnRate: spawnRate)
    self.init(name, tool, service, users, duration, image, FileLocation(file, line, column))
  }

  /// Declares a load test with siege.
  /// - Parameters:
  ///   - name: a DNS label, unique among the experiments and services.
  ///   - path: the path to request.
  ///   - service: the service that receives the requests; it must have a served port.
  ///   - clients: the number of concurrent clients, 1 to 100,000: `-c`.
  ///   - duration: how long the load test runs, in whole seconds, at most one day: `-t`.
  ///   - delay: the longest pause between two requests of a client, in whole seconds: `--delay`; no pause by default.
  ///   - isVerbose: whether siege logs every request: `-v`; true by default.
  ///   - image: the image with siege, `sh`, and `awk`. The default image cannot be pulled, because its project publishes
  ///     only the tag `latest`: copy the image to your registry under a fixed tag.
  public init(
    _ name: String, siege path: String, against service: String, clients: Int, for duration: Duration,
    delay: Duration? = nil, isVerbose: Bool = true, image: String = "ghcr.io/acmexii/siege-nginx:1.0",
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    let tool = Load.Tool.siege(path: path, delay: delay, isVerbose: isVerbose)
    self.init(name, tool, service, clients, duration, image, FileLocation(file, line, column))
  }

  private init(
    _ name: String, _ tool: Load.Tool, _ service: String, _ users: Int, _ duration: Duration, _ image: String,
    _ location: FileLocation
  ) {
    let load = Load(tool: tool, service: service, users: users, duration: duration, image: image)
    experiment = Experiment(name, .load(load), location)
  }
}

/// The action of a load test.
package struct Load: PayloadValue, Sendable, Equatable {
  package let tool: Tool
  package let service: String
  /// The number of concurrent users or clients.
  package let users: Int
  package let duration: Duration
  package let image: String

  /// The program that generates the load.
  package enum Tool: PayloadValue, Sendable, Equatable {
    /// `script` is the content of the file; nil if it cannot be read.
    case locust(file: String, script: String?, spawnRate: Int)
    case siege(path: String, delay: Duration?, isVerbose: Bool)
  }
}

extension Load {
  package init(from reader: inout PayloadReader) throws {
    (tool, service, users, duration, image) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) { writer.put(tool, service, users, duration, image) }
}

extension Load.Tool {
  package init(from reader: inout PayloadReader) throws {
    switch try reader.nextCase() {
    case 0: self = .locust(file: try reader.next(), script: try reader.next(), spawnRate: try reader.next())
    case 1: self = .siege(path: try reader.next(), delay: try reader.next(), isVerbose: try reader.next())
    default: throw reader.malformed
    }
  }

  package func write(to writer: inout PayloadWriter) {
    switch self {
    case .locust(let file, let script, let spawnRate): writer.put(case: 0, file, script, spawnRate)
    case .siege(let path, let delay, let isVerbose): writer.put(case: 1, path, delay, isVerbose)
    }
  }
}
