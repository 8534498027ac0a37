using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using Chronoseal.Evidence.Frames;
using Chronoseal.Evidence.Store;

namespace Chronoseal.Evidence.Verification
{
    /// <summary>keys.json: one object, key identifier to key, both hexadecimal (frame format, 5).</summary>
    internal static class KeyFile
    {
        private const string TemporarySuffix = ".new";
        private const string Form = "{\"0011223344556677\": \"<64 hexadecimal digits>\"}";

        public static bool TryLoad(string path, [NotNullWhen(true)] out KeyRing? keys, out string error)
        {
            keys = null;
            if (!TryReadFile(path, out byte[] bytes, out error))
            {
                return false;
            }

            try
            {
                using JsonDocument document = JsonDocument.Parse(WithoutByteOrderMark(bytes));
                return TryReadObject(path, document.RootElement, out keys, out error);
            }
            catch (JsonException exception)
            {
                // The exception's own message may quote the file, and the file holds keys.
                error = $"{path} is not JSON (line {exception.LineNumber + 1}); it must look like {Form}.";
                return false;
            }
            catch (InvalidOperationException)
            {
                error = $"{path} holds text that is not valid UTF-8; it must look like {Form}.";
                return false;
            }
        }

        public static bool TrySave(KeyRing keys, string path, out string error)
        {
            string temporaryPath = path + TemporarySuffix;
            try
            {
                using (FileStream stream = CreatePrivate(temporaryPath))
                {
                    Write(keys, stream);
                    stream.Flush(true);
                }

                File.Move(temporaryPath, path, true);
                error = "";
                return true;
            }
            catch (Exception exception) when (FileFaults.IsExpected(exception))
            {
                error = $"{path} could not be written: {exception.Message} Check that the folder exists, may be written to and has room.";
                return false;
            }
        }

        private static bool TryReadFile(string path, out byte[] bytes, out string error)
        {
            bytes = [];
            error = "";
            try
            {
                if (Directory.Exists(path))
                {
                    error = $"{path} is a folder; name the key file in it.";
                }
                else if (!File.Exists(path))
                {
                    error = $"{path} does not exist; name a key file of the form {Form}.";
                }
                else if (new FileInfo(path).Length > VerificationLimits.MaximumKeyFileBytes)
                {
                    error = $"{path} is larger than {VerificationLimits.MaximumKeyFileBytes} bytes; that is not a key file.";
                }
                else
                {
                    bytes = File.ReadAllBytes(path);
                }
            }
            catch (Exception exception) when (FileFaults.IsExpected(exception))
            {
                error = $"{path} could not be read: {exception.Message} Check who may read it.";
            }

            return error.Length == 0;
        }

        private static bool TryReadObject(string path, JsonElement root, [NotNullWhen(true)] out KeyRing? keys, out string error)
        {
            keys = null;
            if (root.ValueKind != JsonValueKind.Object || !root.EnumerateObject().MoveNext())
            {
                error = $"{path} holds no keys; it must look like {Form}.";
                return false;
            }

            var read = new KeyRing();
            int entry = 0;
            foreach (JsonProperty property in root.EnumerateObject())
            {
                entry++;
                if (!TryReadEntry(property, read, out string reason))
                {
                    error = $"{path}, entry {entry}: {reason}; it must look like {Form}.";
                    return false;
                }
            }

            keys = read;
            error = "";
            return true;
        }

        private static bool TryReadEntry(JsonProperty property, KeyRing keys, out string reason)
        {
            string? text = property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString() : null;
            if (text is null || !(KeyRing.IsHexadecimal(text, VerificationLimits.KeyBytes) || KeyRing.IsHexadecimal(text, FrameLimits.PublicKeyBytes)))
            {
                reason = $"the key is not {2 * VerificationLimits.KeyBytes} hexadecimal digits, or {2 * FrameLimits.PublicKeyBytes} of a public key";
                return false;
            }

            return keys.TryAdd(property.Name, Convert.FromHexString(text), out reason);
        }

        private static ReadOnlyMemory<byte> WithoutByteOrderMark(byte[] bytes) =>
            bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsMemory(Encoding.UTF8.Preamble.Length) : bytes;

        private static FileStream CreatePrivate(string path)
        {
            // A file left by an earlier attempt would keep its own permissions.
            File.Delete(path);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            return new FileStream(path, options);
        }

        private static void Write(KeyRing keys, FileStream stream)
        {
            using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
            writer.WriteStartObject();
            foreach ((string keyId, byte[] key) in keys.Entries)
            {
                writer.WriteString(keyId, Convert.ToHexStringLower(key));
            }

            writer.WriteEndObject();
        }
    }
}
