using System.Reflection;

[assembly: AssemblyTitle("Chronoseal.Firmware.Nodes")]
[assembly: AssemblyCompany("Chronoseal")]
[assembly: AssemblyProduct("Chronoseal")]
[assembly: AssemblyVersion("0.1.0.0")]
[assembly: AssemblyFileVersion("0.1.0.0")]
