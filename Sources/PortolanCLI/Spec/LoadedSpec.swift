import Diagnostics
import Expansion
import ManifestTree
import Portolan
import SpecLoading
import SystemPackage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// An evaluated spec, for all commands that accept a spec.
struct LoadedSpec {
  let path: String
  let payload: Payload
  /// The names of the objects with which a GitOps controller deploys the system.
  let deployment: DeploymentNames
  /// The images that replace the spec's images.
  let imageList: ImageList
  private let evaluated: EvaluatedSpec

  /// The app's name.
  var name: String { payload.app.name }

  /// The app's profiles; a single nil if there are none, which the checks report.
  var profileNames: [String?] {
    payload.app.profiles.isEmpty ? [nil] : payload.app.profiles.map(\.rawValue)
  }

  /// The errors that are common to all profiles: about unknown values of environment variables, and about ignored
  /// properties and other declarations.
  var commonFaults: [Diagnostic] {
    payload.unknownChoices.map {
      .unknownChoice($0.value, for: $0.variable, known: $0.known, at: $0.location)
    }
      + payload.ignoredProperties.map {
        .ignoredProperty($0.name, type: $0.type, expected: $0.expected, at: place(ofProperty: $0.name))
      } + evaluated.ignoredDeclarations
  }

  /// The errors in an expansion of the spec that can be found before its parts are expanded.
  func faults(of expansion: SystemExpansion) -> [Diagnostic] {
    expansion.check(place: place(ofProperty:), fileProblem: evaluated.problem(ofFile:declaredAt:))
  }

  /// The result of a second evaluation of the spec, if it differs.
  /// - Throws: ``CommandFailure`` with the exit code 65 if the second result is invalid.
  func secondPayload() throws(CommandFailure) -> Payload? {
    guard let bytes = evaluated.secondPayload else { return nil }
    do throws(PayloadError) {
      return try Payload(bytes)
    } catch {
      throw CommandFailure(error, at: path)
    }
  }

  /// The digest of the spec's files.
  var digest: String { evaluated.digest }

  /// The position of the spec as a whole.
  var location: FileLocation { FileLocation(file: path, line: 1, column: 1) }

  /// The position of a property in the app.
  @Sendable func place(ofProperty name: String) -> FileLocation {
    evaluated.place(ofProperty: name) ?? FileLocation(file: path, line: 1, column: 1)
  }

  /// Evaluates specs in parallel; notes are written to standard error.
  /// - Parameter evaluatesTwice: whether a spec without a cached value is evaluated a second time.
  /// - Throws: ``CommandFailure`` with the errors of all specs, and the exit code of the first spec with errors. Errors
  ///   in settings are reported alone.
  static func load(
    _ paths: [String], _ options: SpecOptions, evaluatesTwice: Bool = false
  ) throws(CommandFailure) -> [LoadedSpec] {
    let environment = ProcessInfo.processInfo.environment
    var requests: [SpecRequest] = []
    var faults: [Diagnostic] = []
    var exitCode: Int32?
    for path in paths {
      var request = SpecRequest(path, environment: environment)
      do throws(CommandFailure) {
        if !EvaluatedSpec.isCompiled(path) { request.libraries = try LibrarySetting.paths(ofSpecAt: path) }
      } catch {
        // Specs often share one settings file.
        faults += error.diagnostics.filter { !faults.contains($0) }
        exitCode = exitCode ?? error.exitCode
      }
      requests.append(request)
    }
    if let exitCode { throw CommandFailure(diagnostics: faults, exitCode: exitCode) }
    return try load(requests, options, evaluatesTwice: evaluatesTwice)
  }

  /// Evaluates specs in parallel.
  /// - Parameter reportsNotes: whether compiler warnings and other notes are written to standard error.
  /// - Throws: ``CommandFailure`` with the errors of all specs, and the exit code of the first spec with errors.
  static func load(
    _ requests: [SpecRequest], _ options: SpecOptions, evaluatesTwice: Bool = false, reportsNotes: Bool = true
  ) throws(CommandFailure) -> [LoadedSpec] {
    let environment = ProcessInfo.processInfo.environment
    let hooks = LoadingHooks(willCompile: { path in
      if OperatingSystem.isTerminal(.standardError) { StandardStreams.say("compiling \(path) …\n") }
    })
    let loader = SpecLoader(
      cache: CacheFolder(in: environment), reusesResults: !options.noCache,
      evaluatesTwice: evaluatesTwice, hooks: hooks)
    let outcomes = loader.loadAndWait(requests)
    if !options.noCache { StandardStreams.report(loader.warnings) }
    var specs: [LoadedSpec] = []
    var faults: [CommandFailure] = []
    for (path, outcome) in zip(requests.map(\.path), outcomes) {
      switch outcome {
      case .failure(let error):
        // People read the details in the transcript.
        let hasDetails = error.transcript.isEmpty || MessageFormat.current == .github
        let shown = hasDetails ? error.diagnostics : Array(error.diagnostics.prefix(1))
        faults.append(
          CommandFailure(diagnostics: shown, transcript: error.transcript, exitCode: error.exitCode))
      case .success(let evaluated):
        if reportsNotes { StandardStreams.report(evaluated.notes + evaluated.warnings) }
        if options.verbose { StandardStreams.report(evaluated.remarks) }
        let imageList = ImageList(evaluated.imageList.bytes, from: evaluated.imageList.path)
        if !imageList.faults.isEmpty {
          faults.append(CommandFailure(diagnostics: imageList.faults, exitCode: 65))
          continue
        }
        do throws(PayloadError) {
          let payload = try Payload(evaluated.payload)
          specs.append(
            LoadedSpec(
              path: evaluated.path, payload: payload, deployment: try DeploymentNames(of: payload),
              imageList: imageList,
              evaluated: evaluated
            ))
        } catch {
          faults.append(CommandFailure(error, at: path))
        }
      }
    }
    guard faults.isEmpty else { throw CommandFailure(joining: faults) }
    return specs
  }

  /// The system in the given profile, or in the app's first one.
  /// - Throws: ``CommandFailure`` with the exit code 64 for an unknown profile, or 65 if the result of the spec is
  ///   invalid.
  func expansion(
    in profile: String?, images: [ImageOverride], imageList: ImageList? = nil
  ) throws(CommandFailure) -> SystemExpansion {
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
      return try SystemExpansion(
        payload, profile: chosen, imageList: imageList ?? self.imageList, images: images,
        textPlace: evaluated.place(ofTextIn:))
    } catch {
      throw CommandFailure(error, at: path)
    }
  }

  /// The path of the list of images in the spec's folder, and its content; empty if there is none.
  var imageListFile: (path: String, bytes: [UInt8]) { evaluated.imageList }

  /// Warnings about listed images that no profile uses; none unless the expansions are of all profiles.
  func unusedImages(in expansions: [SystemExpansion]) -> [Diagnostic] {
    guard expansions.count == profileNames.count else { return [] }
    return unusedImages(among: expansions.reduce(into: Set()) { $0.formUnion($1.declaredImages) })
  }

  /// Warnings about listed images that are not among the images of all profiles.
  func unusedImages(among images: Set<String>) -> [Diagnostic] { imageList.unused(among: images) }

  /// The Swift files of the spec, with paths relative to the current folder.
  var files: [(path: String, bytes: [UInt8])] { evaluated.files }

  /// The bytes of the compiled spec.
  var compiled: [UInt8] { evaluated.compiled }

  /// A position of the spec, relative to the current folder.
  func located(_ location: FileLocation) -> FileLocation { evaluated.located(location) }

  /// An object of the spec, with positions relative to the current folder.
  func located(_ object: ManifestTree.Object) -> ManifestTree.Object {
    var object = object
    object.origin.location = evaluated.located(object.origin.location)
    for index in object.origin.parts.indices {
      object.origin.parts[index].location = evaluated.located(object.origin.parts[index].location)
    }
    return object
  }

  /// A call of the spec, with its position relative to the current folder.
  func located(_ call: ExpandedCall) -> ExpandedCall {
    var call = call
    call.location = evaluated.located(call.location)
    return call
  }

  /// The diagnostics of the spec, with positions relative to the current folder, sorted by position.
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
  /// Creates an error about a result that this version cannot read.
  init(_ error: PayloadError, at path: String) {
    let location = FileLocation(file: path, line: 1, column: 1)
    let diagnostic: Diagnostic =
      switch error {
      case .otherVersion(let found, let expected):
        EvaluatedSpec.isCompiled(path)
          ? .compiledByOtherVersion(found, expected, at: location)
          : .otherVersion(found, expected, at: location)
      case .cut: .malformedPayload("the result is incomplete", at: location)
      case .missing(let what): .malformedPayload("\(what) is missing", at: location)
      case .malformed(let position):
        .malformedPayload("byte \(position) is invalid", at: location)
      }
    self.init(diagnostics: [diagnostic], exitCode: 65)
  }

  /// Combines the errors of several specs; the exit code is the first error's.
  init(joining faults: [CommandFailure]) {
    // All errors except the last are printed here, so that compiler output stays below its heading.
    for fault in faults.dropLast() { _ = fault.exit() }
    self.init(
      diagnostics: faults.last?.diagnostics ?? [], transcript: faults.last?.transcript ?? "",
      exitCode: faults.first?.exitCode ?? 70)
  }
}
