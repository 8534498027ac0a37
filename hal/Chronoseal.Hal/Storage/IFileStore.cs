namespace Chronoseal.Hal
{
    /// <summary>
    /// A flat store of named files on flash. Names are 1 to 24 characters of a-z, 0-9, dot and hyphen. Calls may come from
    /// several tasks; board authors owe that each is atomic against the others, and an honest <see cref="Durability"/>.
    /// A full or failing medium is <see cref="Outcome.BusFault"/>, a file that is not there <see cref="Outcome.NotReady"/>.
    /// </summary>
    public interface IFileStore
    {
        /// <summary>What survives a power cut.</summary>
        FileDurability Durability { get; }

        /// <summary>Bytes that the medium holds in all, what others keep there included; 0 where the platform does not say.</summary>
        long CapacityBytes { get; }

        /// <summary>The length of a file in bytes; 0 and <see cref="Outcome.NotReady"/> if there is none.</summary>
        Outcome Length(string name, out long lengthBytes);

        /// <summary>Appends bytes to a file, making it if need be.</summary>
        Outcome Append(string name, byte[] buffer, int offset, int count);

        /// <summary>Reads bytes from a position on; <paramref name="read"/> is less than <paramref name="count"/> only at the end of the file.</summary>
        Outcome Read(string name, long position, byte[] buffer, int offset, int count, out int read);

        /// <summary>Renames a file, replacing the target if it exists. The step that makes a rewritten file appear at once.</summary>
        Outcome Rename(string from, string to);

        /// <summary>Deletes a file; <see cref="Outcome.Ok"/> also if it was not there.</summary>
        Outcome Delete(string name);

        /// <summary>Returns when all that was appended to the file is as safe as <see cref="Durability"/> says.</summary>
        Outcome Flush(string name);
    }
}
