using Chronoseal.Cli.Clock;
using Chronoseal.Evidence.Registry;
using Chronoseal.Evidence.Verification;

namespace Chronoseal.Cli.Provision
{
    /// <summary>The folder of a node: what it holds from an earlier run, and how it is written anew without ever being between two states that matter.</summary>
    internal sealed class NodeFolder
    {
        private const string TemporarySuffix = ".new";
        private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        private const UnixFileMode Everybody = OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

        private NodeFolder(string path) => Shown = path;

        /// <summary>The path as it was typed.</summary>
        internal string Shown { get; }

        /// <summary>The whole path.</summary>
        internal string FullPath => Path.GetFullPath(Shown);

        /// <summary>The node that it holds; null for a new folder.</summary>
        internal RegistryEntry? Entry { get; private set; }

        /// <summary>The keys that it holds.</summary>
        internal KeyRing Keys { get; private set; } = new();

        /// <summary>Names of files that earlier runs have had written to the node, or deleted from it. The files themselves may be gone from here, as they should.</summary>
        internal IReadOnlyList<string> Deployed { get; private set; } = [];

        /// <summary>Looks at a folder.</summary>
        /// <exception cref="InputFault">It holds something else than a node.</exception>
        internal static NodeFolder At(string path)
        {
            try
            {
                var folder = new NodeFolder(path);
                if (File.Exists(folder.FullPath))
                {
                    throw new InputFault(ExitCode.Usage, $"--out {path}: is a file; name a folder.");
                }

                if (Directory.Exists(folder.FullPath) && Directory.EnumerateFileSystemEntries(folder.FullPath).Any())
                {
                    folder.ReadNode();
                }

                return folder;
            }
            catch (Exception e) when (IsExpected(e))
            {
                throw new InputFault(ExitCode.Usage, $"--out {path}: {e.Message}");
            }
        }

        /// <summary>Writes keys and files; what was the node's before and is not among them is deleted.</summary>
        /// <exception cref="InputFault">The disk refused. A new folder is then not there; an old one still verifies all that it did before.</exception>
        internal void Write(KeyRing keys, IReadOnlyList<NodeFile> files)
        {
            try
            {
                if (Entry is null)
                {
                    WriteNew(keys, files);
                }
                else
                {
                    WriteOver(keys, files);
                }
            }
            catch (Exception e) when (IsExpected(e))
            {
                throw new InputFault(ExitCode.Environment, $"--out {Shown}: {e.Message}");
            }
        }

        private void ReadNode()
        {
            string path = Path.Combine(Shown, FileNames.Registry);
            if (!File.Exists(path))
            {
                throw new InputFault(ExitCode.Usage, $"--out {Shown}: is not empty and holds no node that was provisioned; name a new folder.");
            }

            if (!NodeRegistry.TryLoad(path, out NodeRegistry? registry, out string fault))
            {
                throw new InputFault(ExitCode.Usage, fault);
            }

            Entry = registry.Nodes.Count == 1 ? registry.Nodes.Single() : throw new InputFault(ExitCode.Usage, $"{path} holds {registry.Nodes.Count} nodes instead of the one of this folder.");
            string keyPath = Path.Combine(Shown, FileNames.Keys);
            if (File.Exists(keyPath))
            {
                Keys = KeyRing.TryLoad(keyPath, out KeyRing? keys, out fault) ? keys : throw new InputFault(ExitCode.Usage, fault);
            }

            Deployed = FileDeployment.Names(Path.Combine(FullPath, FileNames.FileDeployment));
        }

        private void WriteNew(KeyRing keys, IReadOnlyList<NodeFile> files)
        {
            string parent = Path.GetDirectoryName(FullPath) ?? FullPath;
            Directory.CreateDirectory(parent);
            string temporary = FullPath.TrimEnd(Path.DirectorySeparatorChar) + TemporarySuffix + "-" + Path.GetRandomFileName();
            try
            {
                MakeFolder(temporary);
                Save(keys, temporary);
                foreach (NodeFile file in files)
                {
                    WriteFile(Path.Combine(temporary, file.Name), file);
                }

                if (Directory.Exists(FullPath))
                {
                    Directory.Delete(FullPath);
                }

                Directory.Move(temporary, FullPath);
            }
            catch
            {
                // A key that never became a node's.
                if (Directory.Exists(temporary))
                {
                    Directory.Delete(temporary, true);
                }

                throw;
            }
        }

        private void WriteOver(KeyRing keys, IReadOnlyList<NodeFile> files)
        {
            Save(keys, FullPath);
            NodeFile[] ordered = [.. files.OrderBy(file => Array.IndexOf(FileNames.All, file.Name))];
            foreach (NodeFile file in ordered)
            {
                WriteFile(Path.Combine(FullPath, file.Name) + TemporarySuffix, file);
            }

            foreach (NodeFile file in ordered)
            {
                string path = Path.Combine(FullPath, file.Name);
                File.Move(path + TemporarySuffix, path, true);
            }

            foreach (string name in FileNames.All.Except(files.Select(file => file.Name)).Except([FileNames.Keys]))
            {
                File.Delete(Path.Combine(FullPath, name));
            }
        }

        private static void Save(KeyRing keys, string folder)
        {
            if (!keys.TrySave(Path.Combine(folder, FileNames.Keys), out string fault))
            {
                throw new InputFault(ExitCode.Environment, fault);
            }
        }

        private static void MakeFolder(string path)
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(path);
            }
            else
            {
                Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
            }
        }

        private static void WriteFile(string path, NodeFile file)
        {
            // One that an earlier attempt left would keep its own permissions.
            File.Delete(path);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = file.IsSecret ? OwnerOnly : Everybody;
            }

            using var stream = new FileStream(path, options);
            stream.Write(file.Content);
            stream.Flush(true);
        }

        private static bool IsExpected(Exception exception) => exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;
    }
}
