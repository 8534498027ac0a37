namespace Chronoseal.Plant
{
    /// <summary>One change of a file store.</summary>
    /// <param name="Kind">What it does.</param>
    /// <param name="Name">The file.</param>
    /// <param name="Data">The bytes of an append; empty otherwise.</param>
    /// <param name="Target">The new name of a rename; empty otherwise.</param>
    public sealed record FlashChange(FlashChangeKind Kind, string Name, byte[] Data, string Target);
}
