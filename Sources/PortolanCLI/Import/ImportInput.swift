import ClusterDiff
import Diagnostics
import KubernetesFacts
import ManifestTree
import SpecImport

/// The objects to be imported, by profile.
struct ImportInput {
  /// The objects of a profile: as they were read, and in their declared form.
  struct ProfileObjects {
    let name: String
    let raw: [Object]
    let declared: [Object]
    /// The declared form without fields that the API server does not store, from which the spec is made.
    let stored: [Object]
    /// The files from which the objects were read.
    let files: [(path: String, bytes: [UInt8])]
    /// The namespace of the objects that do not set one.
    let namespace: String
  }

  let profiles: [ProfileObjects]

  /// Reads manifests.
  /// - Throws: ``CommandFailure`` with the exit code 66 if an input cannot be read, or 65 and all errors in the
  ///   manifests.
  init(
    paths: [String], profiles: [ImportCommand.ProfileInput], namespace: String?
  ) throws(CommandFailure) {
    let groups = profiles.isEmpty ? [(name: "base", paths: paths)] : Self.grouped(profiles)
    var read: [(name: String, objects: [Object], files: [(path: String, bytes: [UInt8])])] = []
    var faults: [Diagnostic] = []
    for group in groups {
      let manifests = try ManifestFiles(group.paths)
      faults += manifests.faults
      var objects: [Object] = []
      var documents: [ToolDocument] = []
      var leftOut: [String] = []
      for file in manifests.files {
        let contents = ManifestReader.read(file.bytes, from: file.path)
        if manifests.found.contains(file.path), contents.isForeign {
          leftOut.append(file.path)
          continue
        }
        faults += Self.faults(of: contents, file)
        objects += contents.objects
        documents += contents.toolDocuments
      }
      if let chart = manifests.unrendered.first, objects.isEmpty {
        faults.append(.unrendered(chart.name, command: chart.command))
      } else if !objects.isEmpty {
        faults += .leftOut(leftOut, manifests.unrendered, documents: documents)
      } else if !faults.contains(where: { $0.severity == .error }) {
        faults.append(.noManifestObjects(in: group.paths))
      }
      faults += Self.duplicates(objects)
      read.append((group.name, objects, manifests.files))
    }
    try Pipeline.check(faults)
    let common = ImportRequest.namespace(of: read.flatMap(\.objects)) ?? SystemNamespace.default
    self.profiles = read.map { profile in
      let namespace = namespace ?? ImportRequest.namespace(of: profile.objects) ?? common
      let declared = DeclaredForm.objects(of: profile.objects, namespace: namespace)
      return ProfileObjects(
        name: profile.name, raw: profile.objects, declared: declared,
        stored: StoredFields.objects(of: declared), files: profile.files, namespace: namespace)
    }
  }

  private static func grouped(_ inputs: [ImportCommand.ProfileInput]) -> [(name: String, paths: [String])] {
    var groups: [(name: String, paths: [String])] = []
    for input in inputs {
      if let known = groups.firstIndex(where: { $0.name == input.name }) {
        groups[known].paths.append(input.path)
      } else {
        groups.append((input.name, [input.path]))
      }
    }
    return groups
  }

  /// The faults of a file; one if it is a template.
  private static func faults(
    of contents: ManifestContents, _ file: (path: String, bytes: [UInt8])
  ) -> [Diagnostic] {
    let isFaulty = contents.diagnostics.contains { $0.severity == .error }
    guard isFaulty, let line = line(ofTemplateIn: file.bytes) else { return contents.diagnostics }
    return [.template(at: FileLocation(file: file.path, line: line, column: 1))]
  }

  /// The first line with `{{`.
  private static func line(ofTemplateIn bytes: [UInt8]) -> Int? {
    var line = 1
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "\n") { line += 1 }
      if byte == UInt8(ascii: "{"), index + 1 < bytes.count, bytes[index + 1] == byte { return line }
    }
    return nil
  }

  private static func duplicates(_ objects: [Object]) -> [Diagnostic] {
    var first: [ObjectIdentity: Object] = [:]
    return objects.compactMap { object in
      guard let known = first[object.identity] else {
        first[object.identity] = object
        return nil
      }
      return .duplicate(object, first: known)
    }
  }
}

extension Diagnostic {
  fileprivate static func unrendered(_ name: String, command: String) -> Diagnostic {
    Diagnostic(
      "input/no-manifests", .error, "expected manifests, found only \(name)", at: nil,
      fix: "run '\(command) | portolan import - --output FOLDER'")
  }

  fileprivate static func template(at location: FileLocation) -> Diagnostic {
    Diagnostic(
      "input/template", .error, "expected a manifest, found template syntax '{{'", at: location,
      fix: "run helm template first: 'helm template CHART | portolan import - --output FOLDER'")
  }

  fileprivate static func duplicate(_ object: Object, first: Object) -> Diagnostic {
    let place = object.identity.namespace.map { " in namespace '\($0)'" } ?? ""
    return Diagnostic(
      "input/duplicate-object", .error,
      "\(object.identity.kind)/\(object.identity.name)\(place) is declared twice", at: object.origin.location,
      notes: [Note("first declared here", at: first.origin.location)],
      fix: "remove one of the declarations, or import the environments as profiles with --profile NAME=PATH")
  }
}
