import Diagnostics
import Expansion
import Foundation
import ManifestTree
import Portolan
import SpecLoading

/// A spec that was evaluated: what every command that takes a spec begins with.
struct LoadedSpec {
  let path: String
  let payload: Payload
  /// The names of what deploys it.
  let deployment: DeploymentNames
  private let evaluated: EvaluatedSpec

  /// The app's name.
  var name: String { payload.app.name }

  /// The app's profiles; nil alone where it has none, which is a fault that its checks report.
  var profileNames: [String?] {
    payload.app.profiles.isEmpty ? [nil] : payload.app.profiles.map(\.rawValue)
  }

  /// Faults of the spec in all profiles: of the environment that it was evaluated in, and of properties that are ignored.
  var commonFaults: [Diagnostic] {
    payload.unknownChoices.map {
      .unknownChoice($0.value, for: $0.variable, known: $0.known, at: $0.location)
    }
      + payload.ignoredProperties.map {
        .ignoredProperty($0.name, type: $0.type, expected: $0.expected, at: place(ofProperty: $0.name))
      } + evaluated.ignoredDeclarations
  }

  /// What a second evaluation of the spec gave, where that differs.
  func secondPayload() throws(CommandFailure) -> Payload? {
    guard let bytes = evaluated.secondPayload else { return nil }
    do throws(PayloadError) {
      return try Payload(bytes)
    } catch {
      throw CommandFailure(error, at: path)
    }
  }

  /// The place that stands for the spec as a whole.
  var location: FileLocation { FileLocation(file: path, line: 1, column: 1) }

  /// Where the app declares a property of its own.
  @Sendable func place(ofProperty name: String) -> FileLocation {
    evaluated.place(ofProperty: name) ?? FileLocation(file: path, line: 1, column: 1)
  }

  /// Evaluates specs in parallel; notes of the evaluation go to standard error.
  /// - Parameter evaluatesTwice: whether a spec whose value is not in the cache is evaluated a second time.
  /// - Throws: ``Fault`` with the faults of all specs.
  static func load(
    _ paths: [String], _ options: SpecOptions, evaluatesTwice: Bool = false
  ) throws(CommandFailure) -> [LoadedSpec] {
    let environment = ProcessInfo.processInfo.environment
    let hooks = LoadingHooks(willCompile: { path in
      if isatty(2) == 1 { StandardStreams.say("compiling \(path) …\n") }
    })
    let loader = SpecLoader(
      cache: CacheFolder(in: environment), reusesResults: !options.noCache,
      evaluatesTwice: evaluatesTwice, hooks: hooks)
    let outcomes = loader.loadAndWait(paths.map { SpecRequest($0, environment: environment) })
    var specs: [LoadedSpec] = []
    var faults: [CommandFailure] = []
    for (path, outcome) in zip(paths, outcomes) {
      switch outcome {
      case .failure(let error):
        let shown = error.transcript.isEmpty ? error.diagnostics : Array(error.diagnostics.prefix(1))
        faults.append(
          CommandFailure(diagnostics: shown, transcript: error.transcript, exitCode: error.exitCode))
      case .success(let evaluated):
        StandardStreams.report(evaluated.notes)
        if options.verbose { StandardStreams.report(evaluated.remarks) }
        do throws(PayloadError) {
          let payload = try Payload(evaluated.payload)
          specs.append(
            LoadedSpec(
              path: path, payload: payload, deployment: try DeploymentNames(of: payload), evaluated: evaluated
            ))
        } catch {
          faults.append(CommandFailure(error, at: path))
        }
      }
    }
    guard faults.isEmpty else { throw CommandFailure(joining: faults) }
    return specs
  }

  /// The system in a profile: the named one, or the app's first.
  func expansion(in profile: String?, images: [ImageOverride]) throws(CommandFailure) -> SystemExpansion {
    let known = payload.app.profiles
    let chosen = profile.map(Profile.init(rawValue:)) ?? known.first ?? .base
    guard known.contains(chosen) || known.isEmpty else {
      throw CommandFailure(
        diagnostics: [
          .unknownProfile(
            chosen.rawValue, of: name, known: known.map(\.rawValue),
            at: evaluated.located(place(ofProperty: "profiles")))
        ], exitCode: 64)
    }
    do throws(PayloadError) {
      return try SystemExpansion(payload, profile: chosen, images: images)
    } catch {
      throw CommandFailure(error, at: path)
    }
  }

  /// A place of the spec as the user finds it from the current folder.
  func located(_ location: FileLocation) -> FileLocation { evaluated.located(location) }

  /// An object of the spec with its places as the user finds them from the current folder.
  func located(_ object: ManifestTree.Object) -> ManifestTree.Object {
    var object = object
    object.origin.location = evaluated.located(object.origin.location)
    for index in object.origin.parts.indices {
      object.origin.parts[index].location = evaluated.located(object.origin.parts[index].location)
    }
    return object
  }

  /// Diagnostics of the spec as the user finds them from the current folder, in the order of their places.
  func located(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    diagnostics.map { $0.located(by: evaluated.located) }
      .enumerated()
      .sorted { left, right in
        guard let first = left.element.location, let second = right.element.location, first != second else {
          return left.offset < right.offset
        }
        return first < second
      }
      .map(\.element)
  }
}

extension CommandFailure {
  /// A result that this tool can't read.
  init(_ error: PayloadError, at path: String) {
    let location = FileLocation(file: path, line: 1, column: 1)
    let diagnostic: Diagnostic =
      switch error {
      case .otherVersion(let found, let expected): .otherVersion(found, expected, at: location)
      case .cut: .malformedPayload("it is cut off", at: location)
      case .missing(let what): .malformedPayload("it lacks \(what)", at: location)
      case .malformed(let position):
        .malformedPayload("byte \(position) is not what it should be", at: location)
      }
    self.init(diagnostics: [diagnostic], exitCode: 65)
  }

  /// Several specs' faults; the first one's exit code stands for all.
  init(joining faults: [CommandFailure]) {
    // Compilers' words stay below their own heading, so all but the last fault are shown at once.
    for fault in faults.dropLast() { _ = fault.exit() }
    self.init(
      diagnostics: faults.last?.diagnostics ?? [], transcript: faults.last?.transcript ?? "",
      exitCode: faults.first?.exitCode ?? 70)
  }
}
