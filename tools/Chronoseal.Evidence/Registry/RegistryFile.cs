using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using Chronoseal.Evidence.Store;

namespace Chronoseal.Evidence.Registry
{
    /// <summary>Reads and writes a registry: JSON, one object with the version and the nodes.</summary>
    internal static class RegistryFile
    {
        private const string TemporarySuffix = ".new";

        private static readonly JsonSerializerOptions s_form = new()
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            WriteIndented = true,
            NewLine = "\n",
        };

        internal static bool TryLoad(string path, [NotNullWhen(true)] out NodeRegistry? registry, out string error)
        {
            registry = null;
            if (!FileFaults.TryOpen(path, out FileStream? stream, out error))
            {
                return false;
            }

            try
            {
                using (stream)
                {
                    if (stream.Length > RegistryLimits.FileBytes)
                    {
                        error = $"{path} is larger than {RegistryLimits.FileBytes} bytes; that is not a registry.";
                        return false;
                    }

                    return TryTake(path, JsonSerializer.Deserialize<RegistryDocument>(stream, s_form), out registry, out error);
                }
            }
            catch (JsonException exception)
            {
                error = $"{path} is not a registry as 'chronoseal provision' writes it (line {exception.LineNumber + 1}, {exception.Path}). Name another file.";
                return false;
            }
            catch (Exception exception) when (FileFaults.IsExpected(exception))
            {
                error = $"{path} could not be read: {exception.Message} Check who may read it.";
                return false;
            }
        }

        internal static byte[] Write(IEnumerable<RegistryEntry> nodes)
        {
            var document = new RegistryDocument { Registry = RegistryDocument.Version, Nodes = [.. nodes] };
            return [.. JsonSerializer.SerializeToUtf8Bytes(document, s_form), (byte)'\n'];
        }

        internal static bool TrySave(IEnumerable<RegistryEntry> nodes, string path, out string error)
        {
            try
            {
                using (var stream = new FileStream(path + TemporarySuffix, FileMode.Create, FileAccess.Write))
                {
                    stream.Write(Write(nodes));
                    stream.Flush(true);
                }

                File.Move(path + TemporarySuffix, path, true);
                error = "";
                return true;
            }
            catch (Exception exception) when (FileFaults.IsExpected(exception))
            {
                error = $"{path} could not be written: {exception.Message} Check that the folder exists, may be written to and has room.";
                return false;
            }
        }

        private static bool TryTake(string path, RegistryDocument? document, [NotNullWhen(true)] out NodeRegistry? registry, out string error)
        {
            registry = null;
            if (document is not { Registry: RegistryDocument.Version })
            {
                error = $"{path} is of version {document?.Registry ?? 0} of the registry; this program knows version {RegistryDocument.Version}.";
                return false;
            }

            var taken = new NodeRegistry();
            foreach (RegistryEntry entry in document.Nodes)
            {
                string reason = entry is null ? "it holds a null" : taken.TryFind(entry.Node, out _) ? $"node {entry.Node} is listed twice" : "";
                if (reason.Length > 0 || !taken.TryEnter(entry!, renewsKey: false, out reason))
                {
                    error = $"{path}, entry {taken.Nodes.Count + 1}: {reason}.";
                    return false;
                }
            }

            registry = taken;
            error = "";
            return true;
        }
    }
}
