import ArgumentParser
import Diagnostics
import Expansion
import KubernetesFacts
import SpecLoading

/// `portolan images`: show the images of a spec, and edit the list that replaces them.
struct ImagesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "images", abstract: "Show the images of a spec, or replace them in images.yaml beside it.",
    discussion: """
      Prints each container with its image in all profiles. With --set, prints images.yaml with the new images instead. \
      With --set and --write, creates or changes that file and keeps its comments and markers, except those of fields that \
      it removes. An entry replaces an image wherever the spec uses it.

      EXAMPLES
        portolan images examples/online-boutique
        portolan images shop --set frontend=example.com/shop/frontend:1.3.0 --write
      """)

  @Argument(help: "Spec: App.swift, its folder, or, without --write, a compiled spec.")
  var spec: String

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "New image of a service (SERVICE=REF) or of one of its containers (SERVICE/CONTAINER=REF). Repeatable.",
      valueName: "service=ref"),
    transform: { text in
      guard let image = ImageOverride(text) else {
        throw ValidationError("invalid image replacement '\(text)': use SERVICE=REF or SERVICE/CONTAINER=REF")
      }
      guard ImageReference.accepts(image.image) else {
        throw ValidationError("invalid image '\(image.image)': expected \(ImageReference.expected)")
      }
      let reference = ImageReference(image.image)
      guard reference.tag != nil || reference.digest != nil else {
        throw ValidationError(
          "image '\(image.image)' has no tag and no digest: expected \(ImageReference.expected)")
      }
      return image
    })
  var images: [ImageOverride] = []

  @Flag(help: "With --set, write images.yaml instead of printing it.")
  var write = false

  @OptionGroup var options: SpecOptions

  func validate() throws {
    if write, images.isEmpty { throw ValidationError("--write requires --set") }
  }

  func run() throws {
    try Pipeline.run {
      if write, EvaluatedSpec.isCompiled(spec) {
        throw CommandFailure(diagnostics: [.compiledSpec(spec)], exitCode: 65)
      }
      for spec in try Pipeline.load([spec], options) {
        let containers = try Self.containers(of: spec)
        StandardStreams.report(spec.unusedImages(among: Set(containers.map(\.declared))))
        try Pipeline.deliver(images.isEmpty ? table(of: containers, in: spec) : try edit(spec, containers))
      }
    }
  }

  /// A container with its image in the profiles that have it.
  private struct Container {
    let target: String
    /// The image in the spec, and the image after the list is applied.
    let declared: String
    let image: String
    var profiles: [String]
  }

  private static func containers(of spec: LoadedSpec) throws(CommandFailure) -> [Container] {
    var containers: [Container] = []
    var positions: [String: Int] = [:]
    for profile in spec.profileNames {
      let expansion = try spec.expansion(in: profile, images: [], imageList: ImageList())
      for (target, declared) in expansion.images {
        let image = spec.imageList.replacement(of: declared) ?? declared
        if let position = positions["\(target) \(declared)"] {
          containers[position].profiles.append(expansion.profileName)
        } else {
          positions["\(target) \(declared)"] = containers.count
          containers.append(
            Container(target: target, declared: declared, image: image, profiles: [expansion.profileName]))
        }
      }
    }
    return containers
  }

  private func table(of containers: [Container], in spec: LoadedSpec) -> [UInt8] {
    let width = containers.map(\.target.count).max() ?? 0
    let lines = containers.map { container in
      let padding = String(repeating: " ", count: width - container.target.count)
      let isCommon = container.profiles.count == spec.profileNames.count
      let profiles = isCommon ? "" : "  (\(container.profiles.joined(separator: ", ")))"
      let origin = container.image == container.declared ? "" : "  (replaces \(container.declared))"
      return "\(container.target)\(padding)  \(container.image)\(origin)\(profiles)\n"
    }
    return Array(lines.joined().utf8)
  }

  /// Sets the images in the list of a spec.
  ///
  /// Returns the list to print; empty if the list is written to the file.
  private func edit(_ spec: LoadedSpec, _ containers: [Container]) throws(CommandFailure) -> [UInt8] {
    let file = spec.imageListFile
    var list = ImageListText(file.bytes, at: file.path)
    for override in images {
      let named = containers.filter { $0.target == override.target }
      guard !named.isEmpty else {
        throw CommandFailure(
          diagnostics: [.unknownService(override.target, known: containers.map(\.target))], exitCode: 64)
      }
      for name in Set(named.map { ImageReference($0.declared).name }).sorted() {
        try list.set(name, to: override.image)
        let others = containers.filter {
          $0.target != override.target && ImageReference($0.declared).name == name
        }
        if !others.isEmpty {
          StandardStreams.report([.sharedImage(name, Set(others.map(\.target)).sorted(), at: file.path)])
        }
      }
    }
    StandardStreams.report(list.remarks)
    guard write else { return list.bytes }
    if list.bytes == file.bytes {
      StandardStreams.say("'\(file.path)' already has these images\n")
    } else {
      try FileReplacement.replace([(path: file.path, bytes: list.bytes)])
      StandardStreams.say("wrote '\(file.path)'\n")
    }
    return []
  }
}

extension Diagnostic {
  fileprivate static func compiledSpec(_ path: String) -> Diagnostic {
    Diagnostic(
      "images/compiled-spec", .error, "cannot change the images of the compiled spec '\(path)'", at: nil,
      fix:
        "change images.yaml beside the source and build the spec again, or use 'portolan render --set-image'")
  }

  fileprivate static func sharedImage(_ name: String, _ targets: [String], at path: String) -> Diagnostic {
    Diagnostic(
      "images/shared", .info,
      "image '\(name)' is also replaced in \(targets.quoted.listed)",
      at: FileLocation(file: path, line: 1, column: 1))
  }
}
