// swift-tools-version: 6.2
import PackageDescription

/// A target for a system, so that editors can complete its code; `portolan` compiles the same files itself.
func system(_ name: String, in folder: String, scripts: [String] = []) -> Target {
  .executableTarget(
    name: name, dependencies: [.product(name: "Portolan", package: "portolan")], path: folder,
    exclude: ["README.md"] + scripts, swiftSettings: [.treatAllWarnings(as: .error)])
}

let package = Package(
  name: "examples",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "portolan", path: "..")],
  targets: [
    system("OnlineBoutique", in: "online-boutique", scripts: ["locustfile.py"]),
    system("SockShop", in: "sock-shop"),
    system("ApplianceCall", in: "appliance-call"),
    system("TelecomBilling", in: "telecom-billing"),
    system("FoodDelivery", in: "food-delivery"),
    system("ManyServices", in: "many-services"),
    system("DriftDetection", in: "drift-detection", scripts: ["argocd"]),
  ])
