namespace Chronoseal.Plant
{
    /// <summary>What a change of a file store does.</summary>
    public enum FlashChangeKind
    {
        /// <summary>Bytes are added to a file.</summary>
        Append,

        /// <summary>What was added to a file becomes safe.</summary>
        Flush,

        /// <summary>A file takes another name, and the place of what had it.</summary>
        Rename,

        /// <summary>A file goes.</summary>
        Delete,
    }
}
