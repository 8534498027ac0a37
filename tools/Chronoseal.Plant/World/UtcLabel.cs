namespace Chronoseal.Plant
{
    /// <summary>A UTC second as receivers print it. Second is 0 to 60.</summary>
    public readonly record struct UtcLabel(int Year, int Month, int Day, int Hour, int Minute, int Second);
}
