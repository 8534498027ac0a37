using System.Text.Json;

namespace Chronoseal.Cli.Provision
{
    /// <summary>
    /// What `nanoff --filedeployment` reads. Facts from nanoFirmwareFlasher v2.5.162, FileDeployment/FileDeploymentConfiguration.cs, DeploymentFile.cs and
    /// FileDeploymentManager.cs: an object with SerialPort (optional) and Files, each with DestinationFilePath and SourceFilePath. Names in any
    /// case; unknown ones are passed over in silence, so that a misspelt one is not noticed. A source that is null or empty deletes the
    /// destination. Bytes are sent as they are, in pieces (nf-debugger, Engine.AddStorageFile), which sends nothing of an empty file and calls
    /// that an error. The device removes the old file first and then writes (nf-interpreter, ESP32 targetHAL_StorageOperation.cpp): a cut
    /// leaves a part.
    /// </summary>
    internal static class FileDeployment
    {
        /// <summary>The internal drive, as the firmware's file store has it.</summary>
        internal const string Drive = "I:\\";

        private static readonly JsonWriterOptions s_form = new() { Indented = true, NewLine = "\n" };

        /// <summary>Makes the file.</summary>
        /// <param name="folder">Full path of the folder that the files lie in: nanoff takes relative paths from where it is started.</param>
        /// <param name="names">Files to write, in this order.</param>
        /// <param name="deleted">Files to delete.</param>
        /// <param name="serialPort">Port of the node, or null to name it on nanoff's command line.</param>
        internal static byte[] Make(string folder, IEnumerable<string> names, IEnumerable<string> deleted, string? serialPort)
        {
            using var stream = new MemoryStream();
            using (var writer = new Utf8JsonWriter(stream, s_form))
            {
                writer.WriteStartObject();
                if (serialPort is not null)
                {
                    writer.WriteString("SerialPort", serialPort);
                }

                writer.WriteStartArray("Files");
                foreach (string name in names)
                {
                    WriteFile(writer, name, Path.Combine(folder, name));
                }

                foreach (string name in deleted)
                {
                    WriteFile(writer, name, null);
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            return [.. stream.ToArray(), (byte)'\n'];
        }

        /// <summary>The names of our files that an earlier one of these writes or deletes; none where it is not there or not ours.</summary>
        internal static IReadOnlyList<string> Names(string path)
        {
            try
            {
                using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
                string text = document.RootElement.GetRawText();
                return [.. FileNames.OnNode.Where(name => text.Contains(JsonSerializer.Serialize(Drive + name), StringComparison.Ordinal))];
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
            {
                return [];
            }
        }

        private static void WriteFile(Utf8JsonWriter writer, string name, string? source)
        {
            writer.WriteStartObject();
            writer.WriteString("DestinationFilePath", Drive + name);
            if (source is not null)
            {
                writer.WriteString("SourceFilePath", source);
            }

            writer.WriteEndObject();
        }
    }
}
