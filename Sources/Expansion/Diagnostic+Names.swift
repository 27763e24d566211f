internal import Diagnostics

// Names of the app, of services, and of the objects that they make.

extension Diagnostic {
  static func repeatedService(_ name: String, at location: FileLocation, first: FileLocation) -> Diagnostic {
    repeated(
      "service", "two services are named '\(name)'", at: location, first: first, fix: "rename one of the two")
  }

  static func reservedName(_ name: String, at location: FileLocation) -> Diagnostic {
    fault(
      "reserved-name",
      "a service can't be named '\(name)': the file of that name holds what all services share",
      at: location, fix: "rename the service; '.named(\"\(name)\")' still gives its objects this name")
  }

  static func longObjectName(
    _ name: String, of service: String, limit: Int, because reason: String?, prefix: String,
    at location: FileLocation
  ) -> Diagnostic {
    let cause = reason.map { ", because \($0)" } ?? ""
    let length = "\(name.utf8.count) characters, expected at most \(limit)"
    return fault(
      "long-name", "the objects of '\(service)' are named '\(name)' with \(length)\(cause)", at: location,
      notes: prefix.isEmpty ? [] : [Note("the app's prefix '\(prefix)' is part of the name")])
  }

  static func repeatedObjectName(
    _ kind: String, _ name: String, at location: FileLocation, first: FileLocation, owner: String
  ) -> Diagnostic {
    fault(
      "repeated-object-name",
      "two objects of kind \(kind.split(separator: "/").last ?? "") are named '\(name)'", at: location,
      notes: [Note("\(owner) has that name, too", at: first)], fix: "rename one of the two")
  }

  static func repeatedFullName(
    _ name: String, at location: FileLocation, first: FileLocation, owner: String
  ) -> Diagnostic {
    fault(
      "repeated-object-name", "the objects of two services are named '\(name)'", at: location,
      notes: [Note("service '\(owner)' has that name, too", at: first)], fix: "rename one of the two")
  }

  static func repeatedDeclaration(
    _ id: String, _ kind: String, _ name: String, at location: FileLocation, first: FileLocation
  ) -> Diagnostic {
    repeated(id, "two \(kind) are named '\(name)'", at: location, first: first, fix: "rename one of the two")
  }

  // MARK: The app

  static func noProfiles(at location: FileLocation) -> Diagnostic {
    fault(
      "no-profiles", "the app has no profiles, expected at least one", at: location,
      fix: "leave 'profiles' out for 'base' alone")
  }

  static func repeatedProfile(_ name: String, at location: FileLocation) -> Diagnostic {
    fault("repeated-profile", "profile '\(name)' is listed twice", at: location, fix: "keep one of the two")
  }

  static func sharedSelectorLabel(_ key: String, at location: FileLocation) -> Diagnostic {
    fault(
      "reserved-label",
      "services can't be told apart by label '\(key)', expected a label that holds the name of their objects",
      at: location, fix: "leave 'selectorLabel' out for 'app'")
  }

  static func reservedLabel(_ key: String, holding value: String?, at location: FileLocation) -> Diagnostic {
    let content = value.map { " and holds '\($0)'" } ?? ""
    return fault(
      "reserved-label", "label '\(key)' is set for every object\(content), it can't be set to something else",
      at: location, fix: "leave it out, or use another key")
  }

  static func registryWithScheme(_ registry: String, at location: FileLocation) -> Diagnostic {
    fault(
      "malformed-image",
      "'\(registry)' is no image registry, expected a host with a path, such as 'example.com/shop'",
      at: location)
  }
}
