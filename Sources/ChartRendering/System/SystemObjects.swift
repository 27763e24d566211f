public import ManifestTree

/// A system's objects in its profiles: what every format that covers them all is made of.
public struct SystemObjects: Sendable {
  /// The app's name.
  public let app: String
  /// The name of what all profiles share in a GitOps controller: the set of Applications and the repository.
  public let release: String
  /// The profile that the others are held against: the app's first one.
  public let defaultProfile: String
  /// The profiles, the default one first where it is among them.
  public let profiles: [ProfileObjects]
  /// The files by which its experiments are run, by name, without headers.
  public var experiments: [(name: String, text: String)] = []

  /// Makes a system.
  public init(
    app: String, release: String, defaultProfile: String, profiles: [ProfileObjects]
  ) {
    self.app = app
    self.defaultProfile = defaultProfile
    self.release = release
    self.profiles = profiles
  }
}

/// A system's objects in one profile.
public struct ProfileObjects: Sendable {
  /// The profile's name.
  public let profile: String
  /// The name of its GitOps application.
  public let application: String
  /// The name of its Helm release.
  public let release: String
  /// The namespace of its objects.
  public let namespace: String
  /// The objects, by the file that holds them in plain manifests; a file may have none.
  public let files: [FileObjects]

  /// Makes a profile.
  public init(
    profile: String, application: String, release: String, namespace: String, files: [FileObjects]
  ) {
    self.profile = profile
    self.application = application
    self.release = release
    self.namespace = namespace
    self.files = files
  }

  /// All objects, file by file.
  public var objects: some Sequence<Object> { files.lazy.flatMap(\.objects) }
}

/// The objects that one file of plain manifests holds.
public struct FileObjects: Sendable {
  /// The file's name without its ending: a service's name, or that of a shared file.
  public let file: String
  /// The objects in the order in which they were made.
  public let objects: [Object]

  /// Makes a file.
  public init(file: String, objects: [Object]) {
    self.file = file
    self.objects = objects
  }
}
