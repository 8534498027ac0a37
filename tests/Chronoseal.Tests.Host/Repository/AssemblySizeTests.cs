using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;

namespace Chronoseal.Tests.Host.Repository
{
    /// <summary>
    /// A nanoFramework image addresses the code and the strings of one assembly with 16 bits each; since 2024 the converter
    /// refuses more (nanoframework/metadata-processor, pull requests 164 and 170). The host build stands in for the device's, its
    /// instructions counted in the lengths that they have there; handlers of exceptions are not counted, and so a twentieth is left free.
    /// </summary>
    [TestClass]
    public sealed class AssemblySizeTests
    {
        private const int CodeLimitBytes = 65_535 / 20 * 19;

        // The interpreter keeps the last 860 numbers for the platform's own words and takes ours for them without a word. The converted images
        // have up to a twelfth more than is counted here (names of other assemblies' members), or less (the platform's words): a tenth is left free.
        private const int StringLimitBytes = (65_535 - 860) / 10 * 9;

        [TestMethod]
        [DataRow("Chronoseal.Hal")]
        [DataRow("Chronoseal.Protocols")]
        [DataRow("Chronoseal.Drivers")]
        [DataRow("Chronoseal.Firmware")]
        [DataRow("Chronoseal.Firmware.Console")]
        [DataRow("Chronoseal.Firmware.Nodes")]
        [DataRow("Chronoseal.Firmware.Timing")]
        [DataRow("Chronoseal.Tests")]
        [DataRow("Chronoseal.Tests.Field")]
        [DataRow("Chronoseal.Tests.Protocols")]
        [DataRow("Chronoseal.Tests.Drivers")]
        [DataRow("Chronoseal.Tests.Timing")]
        public void FitsADeviceImage(string assembly)
        {
            string here = Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location)!;
            string path = Path.Combine(here, "..", "..", assembly, Path.GetFileName(here), assembly + ".dll");
            using var file = new PEReader(File.OpenRead(path));
            MetadataReader metadata = file.GetMetadataReader();
            byte[][] methods =
            [
                .. metadata.MethodDefinitions.Select(handle => metadata.GetMethodDefinition(handle))
                    .Where(method => method.RelativeVirtualAddress != 0 && !IsHostOnly(metadata, method.GetDeclaringType()))
                    .Select(method => file.GetMethodBody(method.RelativeVirtualAddress).GetILBytes()!),
            ];
            int code = methods.Sum(MethodCode.DeviceBytes);
            IEnumerable<string> words = Names(metadata).Concat(methods.SelectMany(body => MethodCode.Literals(metadata, body)));
            int strings = words.Distinct().Sum(text => Encoding.UTF8.GetByteCount(text) + 1) + AttributeBytes(metadata);
            Console.WriteLine($"{assembly}: {code} bytes of code, {strings} bytes of strings");
            Assert.IsLessThan(CodeLimitBytes, code);
            Assert.IsLessThan(StringLimitBytes, strings);
        }

        // Part sheets are not in the device's project.
        private static bool IsHostOnly(MetadataReader metadata, TypeDefinitionHandle handle)
        {
            TypeDefinition type = metadata.GetTypeDefinition(handle);
            string name = metadata.GetString(type.Name);
            return metadata.GetString(type.Namespace).EndsWith(".Parts", StringComparison.Ordinal)
                || (name.EndsWith("Part", StringComparison.Ordinal) && type.Attributes.HasFlag(TypeAttributes.Abstract | TypeAttributes.Sealed));
        }

        private static IEnumerable<string> Names(MetadataReader metadata)
        {
            foreach (TypeDefinitionHandle handle in metadata.TypeDefinitions.Where(type => !IsHostOnly(metadata, type)))
            {
                TypeDefinition type = metadata.GetTypeDefinition(handle);
                yield return metadata.GetString(type.Name);
                yield return metadata.GetString(type.Namespace);
                foreach (MethodDefinitionHandle method in type.GetMethods())
                {
                    yield return metadata.GetString(metadata.GetMethodDefinition(method).Name);
                }

                foreach (FieldDefinition field in type.GetFields().Select(metadata.GetFieldDefinition).Where(f => !f.Attributes.HasFlag(FieldAttributes.Literal)))
                {
                    yield return metadata.GetString(field.Name);
                }
            }
        }

        // The texts of data rows are strings of the table too; their blobs are a little longer than they are.
        private static int AttributeBytes(MetadataReader metadata) => metadata.MethodDefinitions
            .SelectMany(method => metadata.GetMethodDefinition(method).GetCustomAttributes())
            .Select(metadata.GetCustomAttribute)
            .Where(attribute => IsDataRow(metadata, attribute))
            .Sum(attribute => metadata.GetBlobReader(attribute.Value).Length);

        private static bool IsDataRow(MetadataReader metadata, CustomAttribute attribute)
        {
            EntityHandle constructor = attribute.Constructor;
            EntityHandle type = constructor.Kind == HandleKind.MethodDefinition
                ? metadata.GetMethodDefinition((MethodDefinitionHandle)constructor).GetDeclaringType()
                : metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent;
            return type.Kind == HandleKind.TypeDefinition && metadata.GetString(metadata.GetTypeDefinition((TypeDefinitionHandle)type).Name) == "DataRowAttribute";
        }
    }
}
